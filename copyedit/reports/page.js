"use strict";
// Filters by level and rule, and steps from finding to finding. The page can be read without any of it.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const notes = [...document.querySelectorAll(".note")];
  const shown = document.getElementById("shown");
  const count = (number) => number.toLocaleString("en");
  let current = null;

  // In the file, the counts follow the stories; a reader wants them first.
  document.querySelector("main").before(document.getElementById("contents"));
  form.hidden = false;
  if (matchMedia("(max-width: 48rem)").matches) {
    for (const details of document.querySelectorAll("nav details")) details.open = false;
  }

  const chosen = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
  const reference = (note) => document.getElementById(note.id.replace(/-note$/, ""));
  const visible = () => notes.filter((note) => !note.hidden);

  function filter() {
    const levels = chosen("level"), rules = chosen("rule");
    for (const note of notes) {
      note.hidden = !(levels.has(note.dataset.level) && rules.has(note.dataset.rule));
      reference(note).hidden = note.hidden;
    }
    for (const mark of document.querySelectorAll("mark")) unmark(mark);
    for (const story of document.querySelectorAll("article")) {
      story.hidden = !story.querySelector(".note:not([hidden])");
    }
    shown.textContent = `${count(visible().length)} of ${count(notes.length)} findings shown.`;
  }

  // A mark stays while one of the findings over its words is shown.
  function unmark(mark) {
    const over = mark.dataset.notes.split(" ").map((name) => document.getElementById(`${name}-note`));
    mark.classList.toggle("off", over.every((note) => note.hidden));
  }

  function step(by) {
    const list = visible();
    if (!list.length) return;
    const at = list.indexOf(current);
    show(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  }

  function show(note) {
    if (current) current.classList.remove("current");
    current = note;
    note.classList.add("current");
    reference(note).focus({ preventScroll: true });
    reference(note).scrollIntoView({ block: "center" });
    shown.textContent = `Finding ${count(visible().indexOf(note) + 1)} of ${count(visible().length)}.`;
  }

  function setRules(checked) {
    for (const box of form.querySelectorAll("[name=rule]")) box.checked = checked;
    filter();
  }

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("all").addEventListener("click", () => setRules(true));
  document.getElementById("none").addEventListener("click", () => setRules(false));
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text], textarea")) return;
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
  });
  filter();
})();
