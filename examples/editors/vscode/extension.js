// Starts `copyedit lsp` for stories in text formats.
"use strict";

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["plaintext", "markdown", "html", "restructuredtext", "asciidoc"];
let client;

exports.activate = () => {
  const command = workspace.getConfiguration("copyedit").get("command");
  const documentSelector = LANGUAGES.map((language) => ({ language }));
  client = new LanguageClient("copyedit", "copyedit", { command, args: ["lsp"] }, { documentSelector });
  return client.start();
};

exports.deactivate = () => client && client.stop();
