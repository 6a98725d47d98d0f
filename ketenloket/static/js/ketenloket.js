/* What makes the pages nicer, never what makes them work: every page does its job without this file.

   data-quick-exit        on the link "Snel weg": also pressed by Escape twice within a second
   data-unsaved           on a form: asks before leaving when something was typed and not sent
   (every form that posts: a second press on the button does nothing)
   data-focus             on an error summary: gets the focus when the page opens
   data-copy, data-done   on a button: copies the text, then says so
   data-print             on a button: prints
   data-languages         on the form that changes the language: takes along what is ticked in the form with data-picks
   data-menu              on a details element: closes with Escape and with a press elsewhere
   data-script-only       hidden until this file runs */
"use strict";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* Away at once: this page leaves the history, so that "back" does not bring it back. */
  const leave = (link) => {
    document.documentElement.hidden = true;
    window.location.replace(link.href);
  };

  const watchQuickExit = () => {
    let last = 0;
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-quick-exit]");
      if (link) {
        event.preventDefault();
        changed.clear();
        leave(link);
      }
    });
    document.addEventListener("keydown", (event) => {
      const link = document.querySelector("[data-quick-exit]");
      if (event.key !== "Escape" || event.repeat || !link) return;
      if (event.timeStamp - last < 1000) {
        changed.clear();
        leave(link);
      }
      last = event.timeStamp;
    });
  };

  /* Forms: what was typed is not lost by accident, and nothing is sent twice. */
  const changed = new Set();

  const watchForms = () => {
    document.addEventListener("input", (event) => {
      const form = event.target.form;
      if (form && form.matches("[data-unsaved]")) changed.add(form);
    });
    window.addEventListener("beforeunload", (event) => {
      if ([...changed].some((form) => form.isConnected)) event.preventDefault();
    });
    document.addEventListener("submit", (event) => {
      const form = event.target;
      changed.delete(form);
      keepPicks(form);
      if (event.defaultPrevented || form.method !== "post") return;
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
      if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
    });
    window.addEventListener("pageshow", () => all("form[data-sent]").forEach(release));
    document.addEventListener("htmx:after:request", (event) => all("form[data-sent]", event.target).forEach(release));
  };

  /* What is ticked goes into the address to which the language button returns. */
  const keepPicks = (form) => {
    const picks = document.querySelector("form[data-picks]");
    if (!form.matches("[data-languages]") || !picks) return;
    form.elements.next.value = `${window.location.pathname}?${new URLSearchParams(new FormData(picks))}`;
  };

  const release = (form) => {
    delete form.dataset.sent;
    all("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  };

  const watchButtons = () => {
    document.addEventListener("click", async (event) => {
      const copy = event.target.closest("[data-copy]");
      const print = event.target.closest("[data-print]");
      if (print) window.print();
      if (!copy) return;
      try {
        await navigator.clipboard.writeText(copy.dataset.copy);
        copy.lastChild.textContent = copy.dataset.done;
        copy.setAttribute("aria-live", "polite");
      } catch {
        copy.hidden = true;
      }
    });
  };

  const watchMenus = () => {
    const close = (menu, back) => {
      menu.open = false;
      if (back) menu.querySelector("summary").focus();
    };
    document.addEventListener("click", (event) => {
      all("details[data-menu][open]").filter((menu) => !menu.contains(event.target)).forEach((menu) => close(menu, false));
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      all("details[data-menu][open]").forEach((menu) => close(menu, menu.contains(document.activeElement)));
    });
  };

  /* Runs for the page, and again for each part that htmx puts into it. */
  const prepare = (root) => {
    all("[data-script-only]", root).forEach((element) => {
      element.hidden = false;
    });
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  };

  watchQuickExit();
  watchForms();
  watchButtons();
  watchMenus();
  prepare(document);
  document.addEventListener("htmx:after:swap", (event) => prepare(event.target));
})();
