import { expect, test } from "vitest";
import { hasForm, loneLink, loneLinks, recogniseText } from "./recognise-text";

test.each([
  [" https://port.example/a?b=1#c \n", "https://port.example/a?b=1#c"],
  ["HTTP://PORT.EXAMPLE/", "HTTP://PORT.EXAMPLE/"],
  ["https://port.example/a and more", null],
  ["See https://port.example/a", null],
  ["https://", null],
  ["ftp://port.example/a", null],
  ["javascript:alert(1)", null],
])("takes %j for the link %j", (content, link) => {
  expect(loneLink(content)).toBe(link);
});

test.each([
  [
    "https://port.example/a\r\n\n https://port.example/b \nhttps://port.example/a",
    ["https://port.example/a", "https://port.example/b"],
  ],
  ["https://port.example/a", ["https://port.example/a"]],
  ["https://port.example/a\nand more", null],
  [" \n", null],
])("takes %j for the links %j", (content, links) => {
  expect(loneLinks(content)).toEqual(links);
});

test.each([
  ["The ferry sails at noon.\n\nIt carried 1,204 people.", "text"],
  ["- bread\n- milk", "text"],
  ["5 * 3 * 2 is 30; a < b and b > c.", "text"],
  ["# 1 in the charts\n\nWe are # 2.", "text"],
  ["# Ferries\n\n## At noon\n\nThe ferry sails.", "markdown"],
  ["The **ferry** sails, [says the port](https://port.example/).", "markdown"],
  ["---\ntitle: Ferries\n---\n\nThe **ferry** sails.", "markdown"],
  ["<!doctype html><title>F</title><p>The ferry sails.</p>", "html"],
  ["<p>The ferry sails.</p>", "html"],
  ["<p is less than q", "text"],
])("reads %j as %s", (content, format) => {
  expect(recogniseText(content)).toBe(format);
});

test.each([
  ['<meta charset="utf-8"><span style="color:red">Only words</span>', false],
  ['<b style="font-weight:normal;" id="docs-internal"><p>Only words</p></b>', false],
  ["<p>One</p><p>Two</p>", false],
  ["<h2>Ferries</h2>", true],
  ['<p>See <a href="https://port.example/">the port</a></p>', true],
  ["<ul><li>One</li></ul>", true],
  ["<p>The <i>Aurora</i> sails</p>", true],
])("finds in %s more than text: %s", (html, answer) => {
  expect(hasForm(html)).toBe(answer);
});
