"use strict";

// Letters that carry their mark within: Unicode takes the others apart.
const PLAIN = { "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe" };

function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
  return bare.replace(/[đðłøıæœ]/g, (letter) => PLAIN[letter]);
}

const lexicon = JSON.parse(document.getElementById("words").textContent);
const form = document.querySelector("form");
const field = document.getElementById("search");
const count = document.getElementById("count");
const chooser = document.getElementById("language");
const listings = Array.from(document.querySelectorAll(".listing"), (element) => ({ element, words: "" }));
let spoken = lexicon[document.documentElement.lang];

// What is given is another's words: it is put in as text, and its direction leaves the sentence alone.
function say(element) {
  const given = JSON.parse(element.dataset.given || "{}");
  const parts = spoken.fixed[element.dataset.say].split(/\{(\w+)\}/);
  element.replaceChildren(...parts.map((part, number) => {
    if (number % 2 === 0) {
      return part;
    }
    const own = document.createElement("bdi");
    own.textContent = spoken.terms[part]?.[given[part]] ?? given[part];
    return own;
  }));
}

function tell(key, given) {
  count.dataset.say = key;
  count.dataset.given = JSON.stringify(given);
  say(count);
}

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
    tell("shelf_count", { count: String(listings.length) });
  } else if (shown.size > 0) {
    tell("shelf_found", { found: String(shown.size), count: String(listings.length) });
  } else {
    tell("shelf_none_found", {});
  }
}

function showClinic() {
  const place = document.getElementById("clinic");
  if (place) {
    [place.lang, place.dir, place.textContent] = spoken.clinic;
  }
}

function showName({ element }) {
  const own = element.querySelector(".own");
  element.querySelector(".also").hidden = own.textContent === spoken.terms.language[element.dataset.language];
}

function speak(language) {
  spoken = lexicon[language];
  document.documentElement.lang = language;
  document.documentElement.dir = spoken.direction;
  document.title = spoken.title;
  document.querySelectorAll("[data-say]").forEach(say);
  showClinic();
  listings.forEach(showName);
  for (const listing of listings) {
    const { words, language: tag } = listing.element.dataset;
    listing.words = fold(`${words} ${spoken.terms.language[tag]}`);
  }
  show();
}

// A language together with its script, however it is tagged: Taiwan's Chinese is the traditional form.
function written(tag) {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

// The one that the address names, as after a choice; else of those that the browser asks for; else the page's first.
function preferred() {
  const there = Object.keys(lexicon);
  const chosen = there.filter((each) => `#${each}` === location.hash);
  const asked = navigator.languages.flatMap((tag) => there.filter((each) => written(each) === written(tag)));
  return [...chosen, ...asked, document.documentElement.lang][0];
}

function choose() {
  history.replaceState(null, "", `#${chooser.value}`);
  speak(chooser.value);
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
speak(preferred());
if (chooser) {
  chooser.value = document.documentElement.lang;
  chooser.addEventListener("change", choose);
  chooser.parentElement.hidden = false;
}
