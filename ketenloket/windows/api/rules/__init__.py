"""How the verwijskaart reads as HSDS: plain rows in, plain records out."""
