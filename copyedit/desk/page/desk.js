// The page: paste or drop a story, decide on each finding, save. Start with `open`; `story.js` keeps what was decided.
"use strict";

import { drawList, drawMarks } from "./marks.js";
import { addWord, base64Of, check, decided, exported, Superseded } from "./server.js";
import { moved, paragraphsAround, Story, withNeighbours } from "./story.js";

const PAUSE = 250; // ms without typing, before the paragraphs that changed are checked
const LONG_PAUSE = 1200; // before the whole story is, as names may differ from one paragraph to another
const LONG = 120_000; // UTF-16 units; a longer story is checked part by part
const IN_PARTS = "This is a long text, checked in parts: names and spellings are not compared across them.";
const TEXTS = /\.(txt|text|md|markdown)$/i;

const field = document.getElementById("story");
const status = document.getElementById("status");
const at = (id) => document.getElementById(id);
let story = new Story("");
let revision = 0; // of the text; an answer about an older one is dropped
let changed = null; // the stretch that was typed since the last check
let lineEnd = "\n";
let timer = 0;

function say(words, isWrong = false) {
  status.textContent = words;
  status.classList.toggle("wrong", isWrong);
}

function draw() {
  if (field.value !== story.text) field.value = story.text;
  drawMarks(story);
  drawList(story, { accept, reject, choose, addToWords });
  at("undo").disabled = !story.steps.length;
  for (const button of document.querySelectorAll("[data-save]")) button.disabled = !story.text;
  at("known").hidden = !story.known.length;
  at("known-count").textContent = story.known.length.toLocaleString("en");
  at("show-known").textContent = story.showsKnown ? "Hide" : "Show";
  at("name").textContent = story.file || story.name !== "story.txt" ? `– ${story.name}` : "";
  document.querySelector("[data-save=file]").hidden = !story.file;
  document.querySelector("[data-save=tracked]").hidden = !story.tracks || /\.docx$/i.test(story.name); // a DOCX has its button
  field.readOnly = Boolean(story.file);
}

function open(text, options) {
  story = new Story(text, options);
  revision++;
  changed = null;
  clearTimeout(timer);
  draw();
}

// Checking

async function checkWhole() {
  const asked = ++revision;
  changed = null;
  if (!story.text.trim()) return say("Paste or drop a story.");
  say("Checking…");
  try {
    if (story.text.length <= LONG) await checkPart(asked, 0, story.text.length);
    else await checkParts(asked);
    if (asked === revision) sayFound();
  } catch (bad) {
    if (asked === revision && !(bad instanceof Superseded)) say(bad.message, true);
  }
}

async function checkParts(asked) {
  for (let from = 0; from < story.text.length && asked === revision; ) {
    const end = story.text.indexOf("\n", from + LONG);
    const to = end < 0 ? story.text.length : end;
    await checkPart(asked, from, to);
    if (asked === revision) say(`Checking… ${Math.round((100 * to) / story.text.length)}%`);
    from = to + 1;
  }
}

async function checkPart(asked, from, to, margin = [from, to]) {
  const answer = await check({ text: story.text.slice(...margin), name: story.name });
  if (asked !== revision) return;
  const shift = margin[0];
  const placed = answer.findings.map((finding) => moved(finding, shift)).filter((each) => each.start >= from && each.end <= to);
  story.found(placed, from, to);
  if (answer.errors.length) say(answer.errors.join(" "), true);
  draw();
}

function sayFound() {
  const count = story.findings.length;
  const found = count ? `${count.toLocaleString("en")} to decide.` : "Nothing is left to decide.";
  say(story.text.length <= LONG || story.file ? found : `${found} ${IN_PARTS}`);
}

async function checkChanged() {
  if (!changed) return;
  const asked = revision;
  const [from, to] = paragraphsAround(story.text, ...changed);
  try {
    await checkPart(asked, from, to, withNeighbours(story.text, from, to));
    if (asked !== revision) return;
    changed = null;
    sayFound();
    if (story.text.length <= LONG) timer = setTimeout(checkWhole, LONG_PAUSE);
  } catch (bad) {
    if (!(bad instanceof Superseded)) say(bad.message, true);
  }
}

function checkSoon([from, to]) {
  revision++;
  changed = changed ? [Math.min(changed[0], from), Math.max(changed[1], to)] : [from, to];
  clearTimeout(timer);
  if (!story.file) timer = setTimeout(checkChanged, PAUSE);
}

// Deciding

function accept(finding, which = 0) {
  const offer = finding?.offers[which];
  if (!offer) return finding && say("This finding has no replacement; edit the text, or reject it.");
  const [start, , words] = offer.seen;
  story.accept(finding, offer);
  story.goOn(start + words.length);
  checkSoon([start, start + words.length]);
  decided(finding, "accepted");
  draw();
  sayCurrent(`“${finding.text}” is now “${offer.words}”.`);
}

function reject(finding) {
  if (!finding) return;
  story.reject(finding);
  story.goOn(finding.start);
  decided(finding, "rejected");
  draw();
  sayCurrent("Rejected.");
}

async function addToWords(finding) {
  if (!finding?.isWord) return finding && say("Only a word that a spelling rule reports can go into the word list.");
  try {
    const list = await addWord(finding.text);
    if (story.file) story.found(story.findings.filter((each) => !each.isWord || each.text !== finding.text), 0, story.text.length);
    else await checkWhole();
    draw();
    say(`“${finding.text}” is now in ${list}.`);
  } catch (bad) {
    say(bad.message, true);
  }
}

function undo() {
  const { text: before, rejected } = story;
  if (!story.undo()) return say("Nothing to undo.");
  for (const finding of rejected.slice(story.rejected.length)) decided(finding, "open");
  draw();
  if (story.text !== before) checkSoon([0, 0]);
  sayCurrent("Undone.");
}

function choose(finding) {
  story.current = finding;
  draw();
  document.querySelector("mark.current")?.scrollIntoView({ block: "center" });
}

function step(by) {
  const finding = story.step(by);
  if (!finding) return say("Nothing to decide.");
  choose(finding);
  sayCurrent();
}

function sayCurrent(before = "") {
  const { findings, current } = story;
  const now = current ? `Finding ${findings.indexOf(current) + 1} of ${findings.length}: ${current.message}` : "Nothing is left to decide.";
  say(`${before} ${now}`.trim());
}

// Coming in and going out

async function openFile(file) {
  try {
    if (TEXTS.test(file.name)) {
      const text = await file.text();
      lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
      open(text.replaceAll("\r\n", "\n"), { name: file.name });
      return checkWhole();
    }
    say("Reading…");
    const data = await base64Of(file);
    const answer = await check({ file: data, name: file.name });
    open(answer.text, { name: file.name, file: data, tracks: answer.tracks });
    story.found(answer.findings, 0, answer.text.length);
    draw();
    sayFound();
  } catch (bad) {
    say(bad.message, true);
  }
}

async function save(form) {
  const { name, file, edits, original, text } = story;
  const stem = name.replace(/\.[^.]*$/, "");
  const ending = { text: ".txt", diff: ".diff", docx: ".docx", file: name.slice(stem.length), tracked: name.slice(stem.length) }[form];
  try {
    const asked = file ? { file, name, edits, as: form } : { text: original, after: text, name, as: form };
    const blob = form === "text" && !file ? new Blob([text.replaceAll("\n", lineEnd)], { type: "text/plain" }) : await exported(asked);
    download(blob, `${stem}${ending}`);
    say(`Saved as ${stem}${ending}.`);
  } catch (bad) {
    say(bad.message, true);
  }
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// What the reader does

const KEYS = {
  j: () => step(1), k: () => step(-1), a: () => accept(story.current), x: () => reject(story.current), u: undo,
  w: () => addToWords(story.current), e: () => field.focus(), i: () => story.current && window.open(story.current.about, "_blank", "noopener"),
};

document.addEventListener("keydown", (event) => {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z";
  if (isUndo) {
    event.preventDefault();
    undo();
  } else if (event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === "Escape") field.blur();
  else if (event.target === field && !field.readOnly) return;
  else if (KEYS[event.key] || /^[1-9]$/.test(event.key)) {
    event.preventDefault();
    if (KEYS[event.key]) KEYS[event.key]();
    else accept(story.current, Number(event.key) - 1);
  }
});

let lastTyped = 0;
field.addEventListener("input", () => {
  const isPasted = !story.text.trim();
  if (isPasted) {
    open(field.value, {});
    checkWhole();
    if (story.text.includes("\n")) field.blur(); // a story was pasted, so the keys decide
    return;
  }
  if (Date.now() - lastTyped > 1000) story.remember(); // typing in one go is one step
  lastTyped = Date.now();
  checkSoon(story.typed(field.value));
  draw();
});
field.addEventListener("click", () => {
  const place = field.selectionStart;
  const finding = story.findings.find((each) => each.start <= place && place <= each.end);
  if (finding && field.selectionEnd === place) choose(finding);
});
at("undo").addEventListener("click", undo);
at("show-known").addEventListener("click", () => { story.toggleKnown(); draw(); });
at("new").addEventListener("click", () => { open("", {}); say("Paste or drop a story."); field.focus(); });
at("file").addEventListener("change", (event) => { if (event.target.files[0]) openFile(event.target.files[0]); event.target.value = ""; });
for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button.dataset.save));

const dropping = (shown) => { at("drop").hidden = !shown; };
document.addEventListener("dragover", (event) => { event.preventDefault(); dropping(true); });
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) dropping(false); });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  dropping(false);
  const [file] = event.dataTransfer.files;
  const text = event.dataTransfer.getData("text/plain");
  if (file) openFile(file);
  else if (text) { open(text, {}); checkWhole(); }
});
draw();
field.focus();
