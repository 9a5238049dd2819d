// The story: its text, what was found in it, and what was decided, with a way back. Nothing here touches the page.
"use strict";

const MOST_STEPS = 500; // of the way back

export class Story {
  constructor(text, { name = "story.txt", file = null, tracks = false } = {}) {
    this.name = name;
    this.file = file; // base64; the text of a file is read, not typed
    this.original = text;
    this.text = text;
    this.findings = [];
    this.known = []; // findings of the baseline, or rejected on an earlier visit
    this.showsKnown = false;
    this.edits = []; // of a file, in its source
    this.rejected = []; // they move with the text, so that they are known again
    this.current = null;
    this.tracks = tracks; // whether its file can hold tracked changes
    this.steps = [];
  }

  // Remember how things are, before a step that may be undone.
  remember() {
    const { text, findings, known, edits, rejected, current } = this;
    this.steps.push({ text, findings, known, edits, rejected, current });
    if (this.steps.length > MOST_STEPS) this.steps.shift();
  }

  undo() {
    const step = this.steps.pop();
    if (step) Object.assign(this, step);
    return Boolean(step);
  }

  accept(finding, offer) {
    this.remember();
    const [start, end, words] = offer.seen;
    this.findings = this.findings.filter((each) => each !== finding);
    if (this.file) this.edits = [...this.edits, offer.edit];
    this.replace(start, end, words);
  }

  reject(finding) {
    this.remember();
    this.rejected = [...this.rejected, finding];
    this.findings = this.findings.filter((each) => each !== finding);
  }

  // Put words in the text; findings behind them move, those that they touch go.
  replace(start, end, words) {
    const by = words.length - (end - start);
    this.text = this.text.slice(0, start) + words + this.text.slice(end);
    const kept = (all) => all.filter((each) => each.end <= start || each.start >= end).map((each) => (each.start >= end && by ? moved(each, by) : each));
    const place = this.findings.indexOf(this.current);
    const was = this.findings;
    this.findings = kept(was);
    this.known = kept(this.known);
    this.rejected = kept(this.rejected);
    if (place >= 0) this.current = this.findings.find((each) => each.rule === was[place].rule && [was[place].start, was[place].start + by].includes(each.start)) || null;
  }

  // The reader has typed: all that is known is what stands there now.
  typed(text) {
    const [start, end, words] = difference(this.text, text);
    this.replace(start, end, words);
    return [start, start + words.length];
  }

  // What was found in a stretch of the text takes the place of what was known of it.
  found(findings, from, to) {
    const outside = (all) => all.filter((each) => each.end < from || each.start > to);
    const isRejected = (each) => this.rejected.some((other) => other.rule === each.rule && other.start === each.start && other.end === each.end);
    const open = findings.filter((each) => !isRejected(each));
    const was = this.current;
    this.known = [...outside(this.known), ...open.filter((each) => each.known)];
    const fresh = this.showsKnown ? open : open.filter((each) => !each.known);
    this.findings = [...outside(this.findings), ...fresh].sort(byPlace);
    this.current = this.findings.find((each) => was && each.rule === was.rule && each.start === was.start) || null;
  }

  // List what is known among the findings, or no longer.
  toggleKnown() {
    this.showsKnown = !this.showsKnown;
    const others = this.findings.filter((each) => !each.known);
    this.findings = (this.showsKnown ? [...others, ...this.known] : others).sort(byPlace);
    if (!this.findings.includes(this.current)) this.current = null;
  }

  step(by) {
    if (!this.findings.length) return null;
    const at = this.findings.indexOf(this.current);
    const next = at < 0 ? (by > 0 ? 0 : -1) : at + by;
    this.current = this.findings.at(next % this.findings.length);
    return this.current;
  }

  // The first finding at or behind a place, so that accepting goes on through the story.
  goOn(place) {
    this.current = this.findings.find((each) => each.start >= place) || this.findings[0] || null;
  }
}

function byPlace(one, other) {
  return one.start - other.start || one.end - other.end;
}

export function moved(finding, by) {
  const offers = finding.offers.map((offer) => ({ ...offer, seen: [offer.seen[0] + by, offer.seen[1] + by, offer.seen[2]] }));
  return { ...finding, start: finding.start + by, end: finding.end + by, offers };
}

// The stretch of the old text that differs, and the words that stand there now.
export function difference(before, after) {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [start, before.length - tail, after.slice(start, after.length - tail)];
}

// The paragraphs that a stretch touches.
export function paragraphsAround(text, from, to) {
  const start = text.lastIndexOf("\n", Math.max(0, from - 1));
  const end = text.indexOf("\n", to);
  return [from === 0 ? 0 : start + 1, end < 0 ? text.length : end];
}

// The same with a paragraph on either side: alone, the first of a story looks like a headline.
export function withNeighbours(text, from, to) {
  const before = text.slice(0, from).trimEnd().lastIndexOf("\n");
  const behind = text.slice(to).search(/\S/);
  const end = behind < 0 ? -1 : text.indexOf("\n", to + behind);
  return [before + 1, end < 0 ? text.length : end];
}
