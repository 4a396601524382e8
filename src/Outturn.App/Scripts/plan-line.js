// The plan line's form as somebody types: it knows no rule. The server reads the form as it stands and says how; this script only
// paints the answer. Without it the page is a plain form with a button that shows the same.

const form = document.querySelector("form[data-line-form]");
if (form) {
  start(form, form.dataset.lineForm);
}

function start(form, address) {
  const rows = new Map([...form.querySelectorAll("tr[data-year]")].map((row) => [row.dataset.year, row]));
  const summary = form.querySelector("[data-out=summary]");
  let timer = 0;
  let underWay = false;
  let again = false;
  let leaving = false;

  form.addEventListener("input", () => later(150));
  form.addEventListener("change", () => later(0));
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });
  addEventListener("pageshow", () => { leaving = false; });

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(read, wait);
  }

  // One question at a time, the latest state always last.
  async function read() {
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    try {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        fields.append(name, typeof value === "string" ? value.replaceAll("\0", " ") : "");
      }
      const answer = await fetch(address, { method: "POST", body: fields, redirect: "manual", headers: { accept: "application/json" } });
      if (!answer.ok) {
        throw new Error(answer.status === 401 || answer.type === "opaqueredirect"
          ? "You are signed out. What you typed stays in this window: sign in in another one, then save."
          : (await answer.json().catch(() => null))?.detail ?? "The server could not read the amounts. What you typed stays in this window.");
      }
      const reading = await answer.json();
      if (!leaving && !again) {
        paint(reading);
      }
    } catch (error) {
      summary.textContent = error instanceof TypeError ? "The server does not answer. What you typed stays in this window." : error.message;
    } finally {
      underWay = false;
      if (again) {
        again = false;
        later(0);
      }
    }
  }

  // ---- one-press answers ----
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[name=fix]") : null;
    if (!button) {
      return;
    }
    event.preventDefault();
    const [kind, year, ...text] = button.value.split("|");
    const box = form.elements.namedItem("a-" + year);
    if (kind === "use") {
      box.value = text.join("|");
    } else {
      form.elements.namedItem("k-" + year).value = box.value.trim();
    }
    box.focus();
    later(0);
  });

  // ---- painting what the server says ----
  const painted = new Map();

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null) {
        element.setAttribute(name, value);
      }
    }
    element.append(...children);
    return element;
  }

  function paint(reading) {
    if (summary.textContent !== reading.summary) {
      summary.textContent = reading.summary;
    }

    const body = form.querySelector("tr[data-year]").parentElement;
    const wanted = new Set(reading.years.map((y) => y.year));
    for (const [year, row] of rows) {
      if (row.dataset.workedOut && !wanted.has(year)) {
        row.remove();
        rows.delete(year);
      }
    }
    for (const year of reading.years) {
      let row = rows.get(year.year);
      if (!row) {
        row = workedOut(year);
        rows.set(year.year, row);
        body.append(row);
      }
      paintYear(row, year);
    }
  }

  // A year after the last box, in which something is taken back.
  function workedOut(year) {
    const head = make("th", { scope: "row", role: "rowheader" }, year.year, make("span", { class: "app-note" }, year.place));
    const cell = (label, out, css = null) => make("td", { role: "cell", "data-label": label, "data-out": out, class: css });
    return make("tr", { role: "row", "data-year": year.year, "data-worked-out": "yes" }, head, make("td", { role: "cell" }),
      cell("Read as", "how", "t"), cell("Movement", "movement"), cell("Level", "level"), cell("Running total", "runningTotal"));
  }

  function paintYear(row, year) {
    const text = JSON.stringify(year);
    if (painted.get(year.year) === text) {
      return;
    }
    painted.set(year.year, text);
    row.querySelector("[data-out=how]").replaceChildren(year.how, ...(year.reversal ? [make("span", { class: "app-note" }, year.reversal)] : []));
    for (const key of ["movement", "level", "runningTotal"]) {
      const cell = row.querySelector(`[data-out=${key}]`);
      cell.classList.toggle("z", year[key].zero);
      cell.replaceChildren(...(year[key].text ? [year[key].text] : []), ...(year[key].unknown ? [make("span", { class: "app-plus" }, year[key].unknown)] : []));
    }

    if (!year.typed) {
      return;
    }
    const box = form.elements.namedItem("a-" + year.year);
    box.classList.toggle("app-control--ask", year.mark === "ask");
    box.classList.toggle("app-control--error", year.mark === "wrong");
    const under = form.querySelector(`tr[data-question="${year.year}"]`);
    under.hidden = !year.question;
    row.classList.toggle("app-has-problem", Boolean(year.question));
    if (year.question) {
      box.setAttribute("aria-invalid", "true");
      box.setAttribute("aria-describedby", year.question.id);
      under.lastElementChild.replaceChildren(question(year.question));
    } else {
      box.removeAttribute("aria-invalid");
      box.removeAttribute("aria-describedby");
      under.lastElementChild.replaceChildren();
    }
  }

  function question(q) {
    const box = make("div", { class: "app-problem" + (q.ask ? " app-problem--ask" : ""), id: q.id },
      make("p", {}, make("span", { class: "govuk-visually-hidden" }, q.ask ? "Question: " : "Error: "), make("b", {}, q.said)));
    if (q.fixes.length > 0) {
      box.append(make("p", {}, ...q.fixes.flatMap((f) => [make("button", { class: "app-button", name: "fix", value: f.value }, f.words), " "])));
    }
    return box;
  }
}
