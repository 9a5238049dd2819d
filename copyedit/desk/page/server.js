// What the page asks the server for. Start with `check`.
"use strict";

async function post(path, asked, signal) {
  let answer;
  try {
    answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked), signal });
  } catch {
    if (signal?.aborted) throw new Superseded();
    throw new Error("The server does not answer; is “copyedit desk” still running?");
  }
  if (answer.ok) return answer;
  const said = await answer.text();
  let reason = said;
  try {
    reason = JSON.parse(said).error || said;
  } catch {
    // not JSON: the text itself is the reason
  }
  throw new Error(reason);
}

// A newer check has taken the place of this one, which the server gives up.
export class Superseded extends Error {}

let last = new AbortController();

export async function check(asked) {
  last.abort();
  last = new AbortController();
  return (await post("/story", asked, last.signal)).json();
}

export async function exported(asked) {
  return (await post("/export", asked)).blob();
}

export function decided({ rule, id }, decision) {
  post("/decided", { rule, id, decision }).catch(() => {}); // the counts may miss one; the reader's work goes on
}

export async function addWord(word) {
  return (await (await post("/word", { word })).json()).list;
}

export async function base64Of(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(new Error("The file cannot be read."));
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(",") + 1);
}
