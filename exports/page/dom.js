// Elements are made here and nowhere else: text goes in as textContent, never as markup.

/** Find an element of the template by its id. */
function byId(id) {
  return document.getElementById(id);
}

/**
 * Make an element. Properties named `on…` are listeners, `class` and what contains a dash are attributes, the rest are
 * properties; children are elements or text, and what is null or false is left out.
 */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class" || name === "role" || name.includes("-")) element.setAttribute(name, value === true ? "" : value);
    else element[name] = value;
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function button(properties, ...children) {
  return make("button", { type: "button", ...properties }, ...children);
}

const SVG = "http://www.w3.org/2000/svg";

/** Make an element of a drawing. */
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The corners of vis-network's shapes round (0, 0), as shares of their size; a dot has none. */
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  triangle: [[0, -1.012], [1.15, 0.98], [-1.15, 0.98]],
  triangleDown: [[0, 1.012], [1.15, -0.98], [-1.15, -0.98]],
  hexagon: [0, 1, 2, 3, 4, 5].map((n) => [Math.cos((n * Math.PI) / 3), Math.sin((n * Math.PI) / 3)]),
  star: Array.from({ length: 10 }, (_, n) => {
    const radius = (n % 2 ? 0.5 : 1.3) * 0.82;
    return [radius * Math.sin((n * Math.PI) / 5), 0.082 - radius * Math.cos((n * Math.PI) / 5)];
  }),
};

/** How much wider a shape is drawn than a disc, so that both cover about the same area. */
const WIDER = { square: 0.89, diamond: 1.25, triangle: 1.15, triangleDown: 1.15, hexagon: 1.1, star: 1.45 };

/** Draw a node's shape as SVG. */
function shapeOf(shape, size, attributes) {
  const corners = CORNERS[shape];
  if (!corners) return draw("circle", { r: size, ...attributes });
  const points = corners.map(([x, y]) => `${(x * size).toFixed(2)},${(y * size).toFixed(2)}`).join(" ");
  return draw("polygon", { points, ...attributes });
}

/** Draw the small picture that stands for a class wherever it is named. */
function swatch(kind) {
  const { shape, color } = lookOf(kind);
  const picture = draw("svg", { class: "swatch", viewBox: "-10 -10 20 20", "aria-hidden": "true" });
  picture.append(shapeOf(shape, shape === "dot" ? 7 : 7.4, { fill: color }));
  return picture;
}

/** Shorten a text to so many halves of a Chinese character. */
function shorten(text, width) {
  let used = 0;
  for (let n = 0; n < text.length; n += 1) {
    used += text.charCodeAt(n) > 0x2e80 ? 2 : 1;
    if (used > width) return `${text.slice(0, Math.max(1, n - 1)).trimEnd()}…`;
  }
  return text;
}

/** A text of an article in a line of others: shortened, and what turns its direction ends with it. */
function quoted(text, width) {
  return make("bdi", {}, shorten(text, width));
}

let quiet = 0;

/** Tell screen readers, and show for a moment, what has happened. */
function announce(text) {
  const line = byId("said");
  line.textContent = text;
  line.classList.add("shown");
  clearTimeout(quiet);
  quiet = setTimeout(() => line.classList.remove("shown"), 1800);
}

/** Tell screen readers only. */
function whisper(text) {
  const line = byId("said");
  line.classList.remove("shown");
  line.textContent = text;
}
