"use strict";

// Shows the changes that match the filters. Without this script every change is shown, and there are no filters.
(() => {
  const form = document.getElementById("filters");
  if (!form) {
    return;
  }
  const status = document.getElementById("shown");
  const total = Number(status.dataset.total);
  const organisation = document.getElementById("organisation");
  const { role, search } = form.elements;
  const impacts = [...form.querySelectorAll("[name=impact]")];
  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const numbers = (text) => new Set(text.split(" "));

  const changes = [...document.querySelectorAll(".change")].map((row) => ({
    row,
    number: Number(row.dataset.number),
    impact: row.dataset.impact,
    organisations: numbers(row.dataset.organisations),
    roles: numbers(row.dataset.roles),
    each: [...row.querySelectorAll(".each > li")],
    text: null,
  }));
  const rows = new Map(changes.map((change) => [change.row.id, change.row]));
  const lines = [...document.querySelectorAll(".line")].map((line) => ({
    line,
    rows: [...line.querySelectorAll(".level")].map((link) => rows.get(link.hash.slice(1))),
  }));
  const chapters = [...document.querySelectorAll(".chapter")];
  const groups = [...document.querySelectorAll(".group:not(.chapter)")];

  // Read only when somebody searches, as reading all of a long report takes a moment.
  function text(change) {
    if (change.text === null) {
      const about = change.row.closest(".chapter").querySelector(".about");
      change.text = folded(`${about ? about.textContent : ""} ${change.row.textContent}`);
    }
    return change.text;
  }

  function chosen(select) {
    return select && select.selectedIndex > 0 ? String(select.selectedIndex) : null;
  }

  function show(element, is_shown) {
    if (element.hidden === is_shown) {
      element.hidden = !is_shown;
    }
  }

  // Of a change that several roles have in common, only the roles that are chosen are shown and counted.
  function part(change, of_organisation, of_role) {
    if (change.each.length === 0) {
      return change.number;
    }
    let number = 0;
    for (const item of change.each) {
      const matches =
        (of_organisation === null || item.dataset.organisation === of_organisation) &&
        (of_role === null || item.dataset.role === of_role);
      show(item, matches);
      number += matches ? change.number / change.each.length : 0;
    }
    return Math.round(number);
  }

  function apply() {
    const wanted = new Set(impacts.filter((box) => box.checked).map((box) => box.value));
    const words = folded(search.value).split(" ").filter(Boolean);
    const of_organisation = chosen(organisation);
    const of_role = chosen(role);
    let number = 0;
    for (const change of changes) {
      const matches =
        wanted.has(change.impact) &&
        (of_organisation === null || change.organisations.has(of_organisation)) &&
        (of_role === null || change.roles.has(of_role)) &&
        words.every((word) => text(change).includes(word));
      show(change.row, matches);
      number += matches ? part(change, of_organisation, of_role) : 0;
    }
    chapters.forEach((section) => show(section, section.querySelector(".change:not([hidden])") !== null));
    lines.forEach(({ line, rows }) => show(line, rows.some((row) => !row.hidden)));
    groups.forEach((group) => show(group, group.querySelector(":is(.change, .line):not([hidden])") !== null));
    announce(number);
  }

  function announce(number) {
    const [some, all] = [number, total].map((count) => count.toLocaleString("en-GB"));
    const words = `${some} of ${all} ${total === 1 ? "change" : "changes"} shown.`;
    status.textContent = number === 0 ? "No changes match these filters." : words;
  }

  // The filters are part of the address, so that a link keeps them.
  function state() {
    const found = new URLSearchParams();
    if (impacts.some((box) => !box.checked)) {
      found.set("impact", impacts.filter((box) => box.checked).map((box) => box.value).join(" "));
    }
    for (const field of [organisation, role, search]) {
      if (field && field.value) {
        found.set(field.name, field.value);
      }
    }
    return found.toString();
  }

  let waiting;
  function remember() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const hash = state();
      history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
    }, 300);
  }

  function restore(hash) {
    const found = new URLSearchParams(hash);
    const wanted = found.has("impact") ? found.get("impact").split(" ") : impacts.map((box) => box.value);
    impacts.forEach((box) => { box.checked = wanted.includes(box.value); });
    for (const field of [organisation, role, search]) {
      if (field) {
        field.value = found.get(field.name) || "";
        field.selectedIndex = Math.max(field.selectedIndex, 0);
      }
    }
    apply();
  }

  // A link may go to a change that the filters hide. Then the filters are cleared.
  function follow() {
    const hash = location.hash.slice(1);
    if (hash.includes("=")) {
      restore(hash);
      return;
    }
    const target = hash && document.getElementById(hash);
    const folded = target && target.closest("details");
    if (folded) {
      folded.open = true;
    }
    if (target && target.closest("[hidden]")) {
      form.reset();
      target.scrollIntoView();
    }
  }

  // Not every browser sends "input" when somebody selects from a list.
  for (const event of ["input", "change"]) {
    form.addEventListener(event, () => { apply(); remember(); });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  // This event is sent before the fields are reset.
  form.addEventListener("reset", () => {
    setTimeout(() => { apply(); remember(); });
  });
  window.addEventListener("hashchange", follow);

  form.hidden = false;
  follow();
})();
