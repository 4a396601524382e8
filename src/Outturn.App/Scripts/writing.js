// A case's questions as somebody writes them: drafts save themselves, what cannot be sent is kept on this computer, tables grow in place. The server
// knows the rules; without this script the page is a plain form whose buttons do the same.

const form = document.querySelector("form[data-case-form]");
if (form) {
  start(form);
}

function start(form) {
  const address = form.dataset.caseForm;
  const key = "outturn-case:" + address;
  const says = form.querySelector("[data-says=saved]");
  const saves = form.dataset.maySave === "yes";
  let timer = 0;
  let underWay = false;
  let again = false;
  let changed = false;
  let leaving = false;

  form.querySelectorAll(".app-toolbar").forEach((bar) => { bar.hidden = false; });
  form.querySelectorAll("[data-hide-with-script]").forEach((help) => { help.hidden = true; });

  form.addEventListener("input", (event) => {
    if (event.target.name && /^[ftonw]-/.test(event.target.name)) {
      typed();
    }
  });
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); forget(); });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("online", () => later(0));
  addEventListener("beforeunload", (event) => {
    if (changed && !leaving) {
      event.preventDefault();
    }
  });

  function typed() {
    changed = true;
    if (saves) {
      keep();
      says.textContent = "Not saved yet";
      later(2000);
    }
  }

  function later(wait) {
    clearTimeout(timer);
    if (saves && changed) {
      timer = setTimeout(send, wait);
    }
  }

  // ---- what is typed, kept on this computer until the server has it ----
  function fields() {
    return [...new FormData(form)].filter(([name]) => /^[ftonwr]-|^template$/.test(name)).map(([name, value]) => [name, typeof value === "string" ? value : ""]);
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: fields() }));
    } catch {
      // A browser that keeps nothing: the server's drafts still do.
    }
  }

  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // As above.
    }
  }

  const kept = (() => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  })();
  if (saves && kept && Date.now() - kept.at < 14 * 24 * 3600 * 1000 && differs(kept.fields)) {
    offer(kept);
  }

  function differs(was) {
    const now = new Map();
    for (const [name, value] of fields()) {
      now.set(name, (now.get(name) ?? "") + "\n" + value.replaceAll("\r\n", "\n"));
    }
    const before = new Map();
    for (const [name, value] of was) {
      before.set(name, (before.get(name) ?? "") + "\n" + value.replaceAll("\r\n", "\n"));
    }
    return [...before].some(([name, value]) => /^[ftw]-/.test(name) && (now.get(name) ?? "\n") !== value);
  }

  function offer(was) {
    const box = document.createElement("div");
    box.className = "govuk-inset-text";
    box.setAttribute("role", "status");
    const when = new Date(was.at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    const text = document.createElement("p");
    text.textContent = `This computer keeps words of ${when} that were never saved.`;
    const take = button("Put them back and save", async () => {
      const body = new URLSearchParams(was.fields);
      body.set("__RequestVerificationToken", form.elements.namedItem("__RequestVerificationToken").value);
      const answer = await fetch(address, { method: "POST", body, redirect: "manual", headers: { accept: "application/json" } }).catch(() => null);
      const reading = answer?.ok ? await answer.json().catch(() => null) : null;
      if (reading && reading.problems.length === 0) {
        forget();
        leaving = true;
        location.reload();
      } else {
        text.textContent = `They could not be saved${reading ? ": " + reading.problems[0] : ""}. They stay on this computer.`;
      }
    });
    const drop = button("Throw them away", () => { forget(); box.remove(); });
    box.append(text, take, " ", drop);
    form.before(box);
  }

  function button(words, deed) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "app-button";
    made.textContent = words;
    made.addEventListener("click", deed);
    return made;
  }

  // ---- drafts ----
  async function send() {
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    const sent = new Map(fields().filter(([name]) => name.startsWith("f-")));
    try {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (/^[ftonwr]-|^template$|^__/.test(name)) {
          body.append(name, typeof value === "string" ? value : "");
        }
      }
      const answer = await fetch(address, { method: "POST", body, redirect: "manual", headers: { accept: "application/json" } });
      if (!answer.ok) {
        const detail = await answer.json().catch(() => null);
        throw new Error(answer.status === 401 || answer.type === "opaqueredirect"
          ? "Not saved: you are signed out. What you typed is kept on this computer; sign in in another window."
          : detail?.detail ?? detail?.problems?.[0]?.message ?? "Not saved: the server could not take it. What you typed is kept on this computer.");
      }
      const reading = await answer.json();
      if (leaving) {
        return;
      }
      paint(reading, sent);
      if (reading.problems.length > 0) {
        says.textContent = reading.problems[0];
      } else if (!again) {
        changed = false;
        forget();
        says.textContent = `Saved ${reading.saved}`;
      }
    } catch (error) {
      says.textContent = error instanceof TypeError ? "Not saved: you are offline. What you typed is kept on this computer and sent when the server answers." : error.message;
      timer = setTimeout(send, 20000);
    } finally {
      underWay = false;
      if (again) {
        again = false;
        later(0);
      }
    }
  }

  function paint(reading, sent) {
    let told = "";
    for (const [name, field] of Object.entries(reading.fields)) {
      form.elements.namedItem("r-" + name).value = field.revision;
      const box = form.elements.namedItem("f-" + name);
      if (box && field.words !== undefined) {
        // Another's words come into the box only where nothing was typed since it was sent.
        if (field.merged && box.value.replaceAll("\r\n", "\n") === (sent.get("f-" + name) ?? "").replaceAll("\r\n", "\n")) {
          box.value = field.words;
          told = "Somebody else’s words came in and stand with yours.";
        }
        const preview = form.querySelector(`[data-preview="${name}"]`);
        if (preview) {
          preview.innerHTML = field.preview;
        }
      }
      if (field.conflict) {
        told = "Somebody else changed the same words. Theirs stand; yours are kept as a suggestion: save to see both.";
      }
    }
    if (told) {
      const note = document.createElement("p");
      note.className = "app-small";
      note.setAttribute("role", "status");
      note.textContent = told;
      says.after(note);
    }
  }

  // Whoever has the page open is there, whether they type or not.
  setInterval(() => {
    if (saves && !changed && document.visibilityState === "visible") {
      changed = true;
      later(0);
    }
  }, 60000);

  // ---- the toolbar ----
  form.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("button") : null;
    if (!pressed) {
      return;
    }
    const bar = pressed.closest(".app-toolbar");
    if (bar) {
      const box = document.getElementById(bar.getAttribute("aria-controls"));
      const [from, to] = [box.selectionStart, box.selectionEnd];
      const chosen = box.value.slice(from, to);
      if (pressed.dataset.wrap) {
        put(box, pressed.dataset.wrap + (chosen || "words") + pressed.dataset.wrap, from, to);
      } else if (pressed.dataset.link) {
        put(box, `[${chosen || "words"}](https://)`, from, to);
      } else if (pressed.dataset.line) {
        const begin = box.value.lastIndexOf("\n", from - 1) + 1;
        const lines = box.value.slice(begin, to).split("\n").map((line, i) => (pressed.dataset.line === "1. " ? `${i + 1}. ` : pressed.dataset.line) + line);
        put(box, lines.join("\n"), begin, to);
      }
      return;
    }
    table(pressed, event);
  });

  form.addEventListener("change", (event) => {
    if (event.target.dataset?.figure && event.target.value) {
      const box = document.getElementById(event.target.closest(".app-toolbar").getAttribute("aria-controls"));
      put(box, event.target.value, box.selectionStart, box.selectionEnd);
      event.target.value = "";
    }
  });

  function put(box, words, from, to) {
    box.focus();
    box.setRangeText(words, from, to, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // ---- rows, moved and taken out in place; a new one is the server's to draw ----
  function table(pressed, event) {
    const deed = pressed.dataset.row;
    const row = pressed.closest("[data-tablerow]");
    if (!deed || !row) {
      return;
    }
    event.preventDefault();
    const all = [...row.parentElement.querySelectorAll(":scope > [data-tablerow]")];
    const at = all.indexOf(row);
    if (deed === "drop") {
      const next = all[at + 1] ?? all[at - 1];
      row.remove();
      (next?.querySelector("input:not([type=hidden]), textarea, select") ?? form.querySelector("button[name=do]")).focus();
    } else if (deed === "up" && at > 0) {
      all[at - 1].before(row);
      pressed.focus();
    } else if (deed === "down" && at < all.length - 1) {
      all[at + 1].after(row);
      pressed.focus();
    }
    const left = [...form.querySelectorAll("[data-table]")].flatMap((t) => [[...t.querySelectorAll("[data-tablerow]")]]);
    for (const rows of left) {
      rows.forEach((one, i) => {
        one.querySelector("[data-row=up]").disabled = i === 0;
        one.querySelector("[data-row=down]").disabled = i === rows.length - 1;
        const legend = one.querySelector("legend");
        if (legend) {
          legend.textContent = legend.textContent.replace(/\d+$/, String(i + 1));
        }
      });
    }
    typed();
  }
}
