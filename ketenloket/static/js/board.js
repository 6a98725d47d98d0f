/* The live board of the triage table. Every page works without it; it only fetches again what changed.

   #live[data-live]    the address to ask, with data-seen: what this screen knows already
   [data-part][id]     a part of the page that an answer may bring anew; nothing else is touched
   data-now            the question that the table discusses, data-follow: this screen goes along
   form[data-away]     says that whoever closes the page has left the table */
"use strict";

(() => {
  const VISIBLE = 1100; // milliseconds between two looks
  const HIDDEN = 15000; // the same while another tab is in front
  let active = Date.now();
  let typed = Boolean(document.querySelector(".kl-errors"));
  let leaving = false;
  let timer = 0;

  const root = () => document.getElementById("live");

  /* Parts change in place: what has the focus keeps it, and nothing moves that did not change. */
  const take = async (text) => {
    const answer = new DOMParser().parseFromString(text, "text/html");
    for (const part of answer.querySelectorAll("[data-part][id]")) {
      const target = document.getElementById(part.id);
      if (target && !target.isEqualNode(part)) {
        await htmx.swap({ text: part.outerHTML, target, sourceElement: target, swap: "outerMorph" });
      }
    }
  };

  /* Whoever looks along goes to the next question, unless something was typed here. */
  const follow = () => {
    const { now, follow: along } = root().dataset;
    if (along === undefined || !now || typed) return;
    const next = new URL(now, window.location.href);
    if (next.pathname !== window.location.pathname) window.location.assign(next);
  };

  const look = async () => {
    const box = root();
    if (!box || !box.dataset.live) return;
    const address = new URL(box.dataset.live, window.location.href);
    address.searchParams.set("v", box.dataset.seen);
    address.searchParams.set("stil", String(Math.round((Date.now() - active) / 1000)));
    const answer = await fetch(address, { redirect: "manual", headers: { "HX-Request": "true" } });
    document.documentElement.removeAttribute("data-offline");
    if (answer.type === "opaqueredirect" || answer.status === 404 || answer.status === 403) {
      box.removeAttribute("data-live"); // signed out, or no seat any more: the next press says so
    } else if (answer.status === 200) {
      await take(await answer.text());
      follow();
    }
  };

  const wait = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(turn, document.hidden ? HIDDEN : VISIBLE);
  };

  const turn = async () => {
    try {
      await look();
    } catch {
      document.documentElement.setAttribute("data-offline", ""); // no connection: try again
    }
    if (!leaving) wait();
  };

  const goodbye = () => {
    const form = document.querySelector("form[data-away]");
    if (!form) return;
    const farewell = new FormData(form);
    farewell.set("stil", "1");
    navigator.sendBeacon(form.action, farewell);
  };

  document.addEventListener("input", (event) => {
    if (event.target.form && event.target.form.matches("[data-unsaved]")) typed = true;
  });
  for (const sign of ["pointerdown", "keydown", "scroll", "touchstart"]) {
    document.addEventListener(sign, () => { active = Date.now(); }, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) turn();
  });
  window.addEventListener("pagehide", () => {
    leaving = true;
    goodbye();
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
    wait();
  });
})();
