"""The demo chain: invented people, made by our own actions."""
