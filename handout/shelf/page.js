"use strict";

// Letters that carry their mark within: Unicode takes the others apart.
const PLAIN = { "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe" };

function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
  return bare.replace(/[đðłøıæœ]/g, (letter) => PLAIN[letter]);
}

const form = document.querySelector("form");
const field = document.querySelector("input");
const count = document.getElementById("count");
const listings = Array.from(document.querySelectorAll(".listing"), (element) => ({
  element,
  words: fold(element.dataset.words),
}));

function found() {
  const asked = fold(field.value).split(/\s+/).filter(Boolean);
  return listings.filter(({ words }) => asked.every((word) => words.includes(word)));
}

function show() {
  const shown = new Set(found());
  for (const listing of listings) {
    listing.element.hidden = !shown.has(listing);
  }
  if (shown.size === listings.length) {
    count.textContent = count.dataset.all;
  } else if (shown.size > 0) {
    count.textContent = `${shown.size} of ${count.dataset.all}`;
  } else {
    count.textContent = "No handout matches. Look at the spelling, or type less.";
  }
}

function clear(event) {
  if (event.key === "Escape") {
    field.value = "";
    show();
  }
}

function goToFirst(event) {
  event.preventDefault();
  document.querySelector(".listing:not([hidden]) a")?.focus();
}

form.hidden = false;
field.addEventListener("input", show);
field.addEventListener("keydown", clear);
form.addEventListener("submit", goToFirst);
