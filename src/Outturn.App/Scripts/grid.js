// The update grid at spreadsheet speed: moving by keys, block paste, undo, totals as you type. It knows no rule: the server reads
// what was typed, keeps it as a draft and says how it is read; this script only paints the answer. Without it the page is plain forms.

const form = document.querySelector("form[data-grid]");
if (form?.dataset.grid) {
  start(form, form.dataset.grid);
}

function start(form, address) {
  const rows = [...form.querySelectorAll("tr[data-row]")];
  const rowById = new Map(rows.map((row) => [row.dataset.row, row]));
  const says = document.querySelector("[data-says]");
  const isCell = (element) => element instanceof HTMLInputElement && element.dataset.part !== undefined;
  const cellAt = (row, part) => row?.querySelector(`input[data-part="${part}"]`) ?? null;
  const rowOf = (element) => element.closest("tr[data-row]") ?? rowById.get(element.closest("tr[data-problems]")?.dataset.problems);
  for (const hint of document.querySelectorAll("[data-script-only]")) {
    hint.hidden = false;
  }

  // ---- keeping the draft: one request at a time, the latest state always last ----
  const touched = new Map(); // row id -> how often it was touched, until the server has that state
  let clock = 0;
  let timer = 0;
  let underWay = null;
  let leaving = false;
  let quiet = false; // a paste has just been spoken of: do not speak over it

  function touch(row) {
    touched.set(row.dataset.row, ++clock);
    clearTimeout(timer);
    timer = setTimeout(keep, 60);
  }

  function fieldsOf(ids) {
    const fields = new URLSearchParams();
    const wanted = new Set(ids);
    for (const [name, value] of new FormData(form)) {
      if (name === "__RequestVerificationToken" || wanted.has(name.slice(name.indexOf("-") + 1))) {
        fields.append(name, value);
      }
    }
    return fields;
  }

  // A pasted NUL is no text and cannot be sent.
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) {
      if (typeof value === "string" && value.includes("\0")) {
        formData.set(name, value.replaceAll("\0", " "));
      }
    }
  });

  function keep() {
    if (leaving || underWay || touched.size === 0) {
      return underWay;
    }

    const sent = new Map(touched);
    underWay = (async () => {
      try {
        const answer = await fetch(address, { method: "POST", body: fieldsOf(sent.keys()), redirect: "manual", headers: { accept: "application/json" } });
        if (!answer.ok) {
          throw new Error(answer.status === 401 || answer.type === "opaqueredirect"
            ? "You are signed out. What you typed stays in this window: sign in in another one, and it will be kept."
            : (await answer.json().catch(() => null))?.detail ?? "The draft could not be kept. What you typed stays in this window.");
        }

        const reading = await answer.json();
        for (const [id, when] of sent) {
          if (touched.get(id) === when) {
            touched.delete(id);
          }
        }

        paint(reading);
        quiet = false;
      } catch (error) {
        say(error instanceof TypeError ? "The server does not answer, so the draft is not kept. What you typed stays in this window; trying again." : error.message);
        clearTimeout(timer);
        timer = setTimeout(keep, 4000);
        return;
      } finally {
        underWay = null;
      }

      if (touched.size > 0) {
        clearTimeout(timer);
        timer = setTimeout(keep, 0);
      }
    })();
    return underWay;
  }

  function say(words) {
    if (says.textContent !== words) {
      says.textContent = words;
    }
  }

  addEventListener("pagehide", () => {
    if (!leaving && touched.size > 0) {
      navigator.sendBeacon(address, fieldsOf(touched.keys()));
    }
  });

  // A draft that is on its way must not arrive after the submission.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (underWay) {
      event.preventDefault();
      const button = event.submitter;
      leaving = true;
      underWay.finally(() => form.requestSubmit(button));
      return;
    }
    leaving = true;
  });
  addEventListener("pageshow", () => { leaving = false; });

  // ---- marks at once, before the server has read anything ----
  function echo(input) {
    const changed = input.value.trim() !== input.dataset.was;
    input.parentElement.classList.toggle("app-cell--changed", changed);
    const note = input.parentElement.querySelector(".app-cell-note");
    note.hidden = !changed;
    note.textContent = "was " + input.dataset.was;
  }

  // ---- undo and redo, a whole paste at a time ----
  const done = [];
  const undone = [];
  const now = new Map([...form.querySelectorAll("input[data-part]")].map((input) => [input, input.value]));
  let session = null; // the cell that is being typed in

  function put(list, remember = true) {
    const changes = list.filter(({ input, after }) => input.value !== after).map(({ input, after }) => ({ input, before: input.value, after }));
    for (const { input, after } of changes) {
      input.value = after;
      now.set(input, after);
      echo(input);
      touch(rowOf(input));
    }
    if (remember && changes.length > 0) {
      done.push({ changes });
      undone.length = 0;
    }
    session = null;
  }

  function step(from, to, side) {
    const deed = from.pop();
    if (!deed) {
      say(from === done ? "Nothing to undo." : "Nothing to redo.");
      return;
    }
    put(deed.changes.map((change) => ({ input: change.input, after: change[side] })), false);
    to.push(deed);
    deed.changes[0].input.focus();
    say(`${from === done ? "Undone" : "Done again"}: ${count(deed.changes.length, "cell")}.`);
  }

  const count = (n, what) => `${n.toLocaleString("en-GB")} ${what}${n === 1 ? "" : "s"}`;

  form.addEventListener("input", (event) => {
    const input = event.target;
    if (isCell(input)) {
      const top = done.at(-1);
      if (session === input && top?.typing && top.changes[0].input === input) {
        top.changes[0].after = input.value;
      } else {
        done.push({ typing: true, changes: [{ input, before: now.get(input), after: input.value }] });
        undone.length = 0;
        session = input;
      }
      now.set(input, input.value);
      echo(input);
    }
    const row = rowOf(input);
    if (row) {
      touch(row);
    }
  });

  form.addEventListener("focusin", (event) => {
    if (isCell(event.target)) {
      session = null;
      event.target.select();
    }
  });

  // ---- moving ----
  function vertical(element, by) {
    const selector = isCell(element) ? `input[data-part="${element.dataset.part}"]` : "input[type=checkbox]";
    for (let i = rows.indexOf(rowOf(element)) + by; i >= 0 && i < rows.length; i += by) {
      const next = rows[i].querySelector(selector);
      if (next) {
        next.focus();
        return;
      }
    }
  }

  function sideways(input, by) {
    const cells = [...rowOf(input).querySelectorAll("input[data-part]")];
    cells[cells.indexOf(input) + by]?.focus();
  }

  form.addEventListener("keydown", (event) => {
    const element = event.target;
    const cell = isCell(element);
    if (!cell && !(element instanceof HTMLInputElement && element.type === "checkbox")) {
      return;
    }

    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    if (command && key === "z" && !event.shiftKey) {
      event.preventDefault();
      step(done, undone, "before");
    } else if (command && (key === "y" || (key === "z" && event.shiftKey))) {
      event.preventDefault();
      step(undone, done, "after");
    } else if (command || event.altKey) {
      return;
    } else if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      vertical(element, event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey) ? -1 : 1);
    } else if (event.key === "Escape" && cell && session === element) {
      event.preventDefault();
      step(done, undone, "before");
      undone.pop();
      element.select();
    } else if (cell && !event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      const { selectionStart: from, selectionEnd: to, value } = element;
      const whole = from === 0 && to === value.length;
      const left = event.key === "ArrowLeft";
      if (whole || (from === to && from === (left ? 0 : value.length))) {
        event.preventDefault();
        sideways(element, left ? -1 : 1);
      }
    }
  });

  // ---- block paste ----
  function block(text) {
    const lines = [[]];
    let field = "";
    let quoted = false;
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (quoted) {
        if (c === '"' && text[i + 1] === '"') {
          field += '"';
          i++;
        } else if (c === '"') {
          quoted = false;
        } else {
          field += c;
        }
      } else if (c === '"' && field === "") {
        quoted = true;
      } else if (c === "\t") {
        lines.at(-1).push(field);
        field = "";
      } else if (c === "\n" || c === "\r") {
        if (c === "\r" && text[i + 1] === "\n") {
          i++;
        }
        lines.at(-1).push(field);
        field = "";
        lines.push([]);
      } else {
        field += c;
      }
    }
    lines.at(-1).push(field);
    if (lines.length > 1 && lines.at(-1).length === 1 && lines.at(-1)[0] === "") {
      lines.pop();
    }
    return lines;
  }

  form.addEventListener("paste", (event) => {
    const input = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isCell(input) || !/[\t\r\n]/.test(text)) {
      return;
    }

    event.preventDefault();
    const first = rows.indexOf(rowOf(input));
    const part = Number(input.dataset.part);
    const list = [];
    const left = { below: 0, right: 0, locked: 0 };
    const examples = [];
    const leave = (why, value) => {
      left[why]++;
      if (value.trim() !== "" && examples.length < 3) {
        examples.push(value.trim().slice(0, 20));
      }
    };
    block(text).forEach((line, i) => line.forEach((value, j) => {
      const row = rows[first + i];
      if (!row) {
        leave("below", value);
      } else if (part === 0 ? j > 0 : part + j > 4) {
        leave("right", value);
      } else {
        const cell = cellAt(row, part === 0 ? 0 : part + j);
        if (cell) {
          list.push({ input: cell, after: value.trim() });
        } else {
          leave("locked", value);
        }
      }
    }));
    put(list);
    const lost = left.below + left.right + left.locked;
    const where = [[left.below, "below the last line"], [left.right, "to the right of the last quarter"], [left.locked, "on closed or locked cells"]]
      .filter(([n]) => n > 0).map(([n, words]) => `${n.toLocaleString("en-GB")} ${words}`);
    say(`${count(list.length, "cell")} pasted.`
      + (lost > 0 ? ` ${count(lost, "cell")} did not fit and ${lost === 1 ? "was" : "were"} not pasted: ${where.join(", ")}${examples.length ? ` (${examples.map((e) => `“${e}”`).join(", ")}${lost > examples.length ? " and so on" : ""})` : ""}.` : "")
      + " Ctrl+Z takes the paste back.");
    quiet = true;
    input.focus();
  });

  // ---- one-press answers ----
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[name=fix]") : null;
    const [kind, id, part, ...text] = button?.value.split("|") ?? [];
    const input = kind === "use" || kind === "keep" ? document.getElementById(`f${part}-${id}`) : null;
    if (!input) {
      return; // whose value stands is the server's to settle: the button posts the form
    }

    event.preventDefault();
    if (kind === "use") {
      put([{ input, after: text.join("|") }]);
    } else {
      hold(`k${part}-${id}`, input, input.value.trim());
      touch(rowOf(input));
    }
    input.focus();
    clearTimeout(timer);
    keep();
  });

  function hold(name, input, value) {
    let field = form.elements.namedItem(name);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      rowOf(input).querySelector("th").append(field);
    }
    field.value = value;
  }

  // ---- painting what the server says ----
  const lastProblems = new Map();
  let lastSummary = null;

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== "") {
        element.setAttribute(name, value);
      }
    }
    element.append(...children);
    return element;
  }

  function figure(cell, { text, zero }) {
    if (cell.textContent !== text) {
      cell.textContent = text;
    }
    (cell.tagName === "B" ? cell.parentElement : cell).classList.toggle("z", zero);
  }

  function paint(reading) {
    for (const row of reading.rows) {
      const at = rowById.get(row.id);
      if (at && !touched.has(row.id)) {
        paintRow(at, row);
      }
    }

    reading.totals.forEach((total, i) => figure(form.querySelector(`[data-total="${i}"]`), total));
    for (const key of ["notCounted", "ready", "was", "now", "effect", "pledges", "changesWords", "waits", "kept"]) {
      for (const place of form.querySelectorAll(`[data-out="${key}"]`)) {
        place.textContent = reading[key];
      }
    }

    const table = form.querySelector("[data-changes]");
    table.hidden = reading.changes.length === 0;
    form.querySelector("[data-changes-none]").hidden = reading.changes.length > 0;
    table.tBodies[0].replaceChildren(...reading.changes.map((c) => make("tr", {},
      make("th", { scope: "row" }, c.line), make("td", { class: "t" }, c.cell), make("td", {}, c.was), make("td", {}, c.now), make("td", {}, c.effect))));
    const items = reading.notTaken.map((p) => ({ target: "grid", words: p.message })).concat(reading.summary);
    const text = JSON.stringify(items);
    if (text !== lastSummary) {
      const box = document.querySelector("[data-summary]");
      box.hidden = items.length === 0;
      box.firstElementChild.removeAttribute("role"); // spoken once below, not as a whole at each key
      box.querySelector("h2").textContent = reading.notTaken.length > 0 ? "Not everything was taken" : reading.summaryTitle;
      box.querySelector("ul").replaceChildren(...items.map((item) => make("li", {}, make("a", { href: "#" + item.target }, item.words))));
      const before = lastSummary === null ? [] : JSON.parse(lastSummary).map((i) => i.words);
      const fresh = items.filter((i) => !before.includes(i.words));
      if (!quiet) {
        say(fresh.length > 0 ? fresh[0].words + (fresh.length > 1 ? `, and ${fresh.length - 1} more` : "") : "");
      }
      lastSummary = text;
    } else if (!quiet) {
      say("");
    }
  }

  function paintRow(at, row) {
    for (const cell of row.cells) {
      const input = document.getElementById(cell.id);
      if (!input) {
        continue;
      }
      input.dataset.was = cell.was;
      echo(input);
      const waits = cell.mark === "ask" || cell.mark === "wrong";
      input.parentElement.classList.toggle("app-cell--changed", cell.mark !== "");
      input.parentElement.querySelector(".app-cell-note").hidden = cell.mark === "";
      input.classList.toggle("app-control--ask", cell.mark === "ask");
      input.classList.toggle("app-control--error", cell.mark === "wrong");
      if (waits) {
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", "p-" + cell.id);
      } else {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      }
    }

    figure(at.querySelector("[data-out=forecast]"), { text: row.forecast.text, zero: false });
    figure(at.querySelector("[data-out=change]"), row.change);
    figure(at.querySelector("[data-out=variance]"), row.variance);
    const rag = make("span", { class: "app-rag app-rag--" + row.rag.css }, make("span", { "aria-hidden": "true" }, row.rag.shape), " " + row.rag.word);
    const note = make("span", { class: "app-note" }, row.rag.note);
    note.hidden = row.rag.note === "";
    at.querySelector("[data-out=rag]").replaceChildren(rag, note);

    const text = JSON.stringify(row.problems);
    if (lastProblems.get(row.id) === text) {
      return;
    }
    lastProblems.set(row.id, text);
    const under = form.querySelector(`tr[data-problems="${row.id}"]`);
    under.hidden = row.problems.length === 0;
    at.classList.toggle("app-has-problem", row.problems.length > 0 || at.nextElementSibling !== under);
    under.lastElementChild.replaceChildren(...row.problems.map(problem));
  }

  function problem(p) {
    const box = make("div", { class: "app-problem" + (p.ask ? " app-problem--ask" : ""), id: p.id },
      make("p", {}, make("span", { class: "govuk-visually-hidden" }, p.ask ? "Question: " : "Error: "), make("b", {}, p.said), " " + p.more));
    if (p.versus.length > 0) {
      const head = make("tr", {}, make("th", { scope: "col", class: "t" }, "Cell"), make("th", { scope: "col" }, "Theirs"), make("th", { scope: "col" }, "Yours"));
      box.append(make("table", { class: "app-table app-versus" }, make("thead", {}, head),
        make("tbody", {}, ...p.versus.map((v) => make("tr", {}, make("th", { scope: "row" }, v.cell), make("td", {}, v.theirs), make("td", {}, v.yours))))));
    }
    if (p.fixes.length > 0) {
      box.append(make("p", {}, ...p.fixes.flatMap((f) => [make("button", { class: "app-button", name: "fix", value: f.value }, f.words), " "])));
    }
    return box;
  }

  for (const input of now.keys()) {
    if (input.value.trim() !== input.dataset.was) {
      echo(input);
    }
  }
}
