// The marks in the text and the list beside it. Words of the story are always text, never markup.
"use strict";

const MOST_LISTED = 150;
const LEVELS = ["error", "warning", "suggestion"]; // the most severe shows
const KNOWN = { baseline: "Known: it is in the baseline.", rejected: "You rejected this before." };
const marks = document.getElementById("marks");
const list = document.getElementById("findings");
let lines = []; // what is drawn: a key and an element for each line

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function drawMarks(story) {
  const wanted = linesOf(story);
  let head = 0;
  while (head < lines.length && head < wanted.length && lines[head].key === wanted[head].key) head++;
  let tail = 0;
  const most = Math.min(lines.length, wanted.length) - head;
  while (tail < most && lines.at(-1 - tail).key === wanted.at(-1 - tail).key) tail++;
  for (const gone of lines.slice(head, lines.length - tail)) gone.element.remove();
  const behind = tail ? lines.at(-tail).element : null;
  const drawn = wanted.slice(head, wanted.length - tail).map(draw);
  const added = document.createDocumentFragment();
  for (const line of drawn) added.append(line.element);
  marks.insertBefore(added, behind);
  lines = [...lines.slice(0, head), ...drawn, ...(tail ? lines.slice(-tail) : [])];
}

function linesOf(story) {
  const found = story.findings;
  let at = 0, next = 0;
  return story.text.split("\n").map((text) => {
    const end = at + text.length;
    while (next < found.length && found[next].end < at) next++;
    const here = [];
    for (let i = next; i < found.length && found[i].start <= end; i++) {
      const start = Math.max(0, found[i].start - at), stop = Math.min(text.length, found[i].end - at);
      if (stop >= start) here.push([start, stop, found[i].level + (found[i] === story.current ? " current" : "")]);
    }
    at = end + 1;
    return { text, here, key: text + "\u0000" + here.join(";") };
  });
}

// The line, cut where a finding begins or ends; findings may overlap.
function draw({ text, here, key }) {
  const line = element("div");
  const cuts = [...new Set([0, text.length, ...here.flatMap(([start, stop]) => [start, stop])])].sort((a, b) => a - b);
  for (let i = 0; i + 1 < cuts.length; i++) {
    const words = text.slice(cuts[i], cuts[i + 1]);
    const over = here.filter(([start, stop]) => start <= cuts[i] && cuts[i + 1] <= stop).map(([, , level]) => level);
    line.append(over.length ? element("mark", classOf(over), words) : words);
  }
  return { key, element: line };
}

function classOf(over) {
  const level = LEVELS.find((each) => over.some((name) => name.startsWith(each)));
  return over.some((name) => name.endsWith(" current")) ? `${level} current` : level;
}

export function drawList(story, act) {
  const at = Math.max(0, story.findings.indexOf(story.current));
  const first = Math.max(0, Math.min(at - 20, story.findings.length - MOST_LISTED));
  const listed = story.findings.slice(first, first + MOST_LISTED);
  list.replaceChildren(...listed.map((finding) => card(finding, finding === story.current, act)));
  list.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  const count = story.findings.length;
  document.getElementById("count").textContent = count === 0 ? "No findings" : count === 1 ? "1 finding" : `${count.toLocaleString("en")} findings`;
}

function card(finding, isCurrent, act) {
  const item = element("li", `finding ${finding.level}`);
  item.dataset.rule = finding.rule;
  if (isCurrent) item.setAttribute("aria-current", "true");
  const head = element("p");
  head.append(element("span", "level", finding.level), ": ", finding.message);
  item.append(head);
  if (finding.text.trim()) {
    const words = element("p");
    words.append(element("del", "", finding.text));
    item.append(words);
  }
  if (finding.because) item.append(element("p", "because", finding.because));
  if (finding.known) item.append(element("p", "known", KNOWN[finding.known]));
  if (finding.quoted) item.append(element("p", "quoted", "In a quotation: change it only if it is not what was said."));
  item.append(tools(finding, act), rule(finding));
  item.addEventListener("click", () => act.choose(finding));
  return item;
}

function tools(finding, act) {
  const group = element("div", "tools");
  finding.offers.forEach((offer, at) => {
    const button = element("button", "offer", offer.words || "delete");
    button.type = "button";
    button.setAttribute("aria-label", offer.words ? `Replace “${finding.text}” by “${offer.words}”` : `Delete “${finding.text}”`);
    if (at) button.append(" ", element("kbd", "", String(at + 1)));
    button.addEventListener("click", (event) => { event.stopPropagation(); act.accept(finding, at); });
    group.append(button);
  });
  if (finding.isWord) {
    const word = element("button", "word", "Add to word list");
    word.type = "button";
    word.addEventListener("click", (event) => { event.stopPropagation(); act.addToWords(finding); });
    group.append(word);
  }
  const reject = element("button", "reject", "Reject");
  reject.type = "button";
  reject.setAttribute("aria-label", `Reject: ${finding.message}`);
  reject.addEventListener("click", (event) => { event.stopPropagation(); act.reject(finding); });
  group.append(reject);
  return group;
}

// The rule's name, which leads to a page on it: what it reports, why, and how often it was right.
function rule(finding) {
  const row = element("p", "rule");
  const link = element("a", "", finding.rule);
  link.href = finding.about;
  link.rel = "noopener";
  link.target = "_blank";
  link.title = "About this rule";
  link.addEventListener("click", (event) => event.stopPropagation());
  row.append(link);
  return row;
}
