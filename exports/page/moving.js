// While a large picture is moved or zoomed its last drawing is moved; it is drawn anew now and then, and at the end.

/** Milliseconds: a picture that is drawn in less is drawn anew at every step. */
const SLOW = 10;
/** A slow picture is drawn anew no more often than once in so many times as long as drawing it takes. */
const REST = 5;
/** Milliseconds after the last turn of the wheel until the picture is drawn anew. */
const PAUSE = 120;

let moving = false;
let last = { took: 0, at: 0, scale: 1, x: 0, y: 0, width: 0 };
const snapshot = document.createElement("canvas");

function smoothMoves() {
  const { renderer } = network;
  const drawAnew = renderer._redraw.bind(renderer);
  renderer._redraw = (hidden) => {
    const rested = performance.now() - last.at > REST * last.took;
    if (moving && last.took > SLOW && !rested && hidden !== true && isSameSize()) moveSnapshot(renderer);
    else takeSnapshot(() => drawAnew(hidden));
  };
  let pause = 0;
  network.on("dragStart", ({ nodes: dragged }) => (moving = !dragged.length));
  network.on("dragEnd", settle);
  network.on("animationFinished", settle);
  network.on("zoom", () => {
    moving = true;
    clearTimeout(pause);
    pause = setTimeout(settle, PAUSE);
  });
}

function settle() {
  if (!moving) return;
  moving = false;
  network.redraw();
}

/** Tell that the view is going to glide somewhere; animation as vis-network has it, or false. */
function gliding(animation) {
  if (animation) moving = true;
  return animation;
}

function takeSnapshot(drawAnew) {
  const begun = performance.now();
  drawAnew();
  const { canvas } = network.canvas.frame;
  const { scale, translation } = network.body.view;
  last = { took: performance.now() - begun, at: performance.now(), scale, x: translation.x, y: translation.y, width: canvas.width };
  if (last.took <= SLOW || !canvas.width) return;
  if (snapshot.width !== canvas.width || snapshot.height !== canvas.height) Object.assign(snapshot, { width: canvas.width, height: canvas.height });
  snapshot.getContext("2d").drawImage(canvas, 0, 0);
}

function isSameSize() {
  const { width, height } = network.canvas.frame.canvas;
  return snapshot.width === width && snapshot.height === height && last.width === width;
}

/** A point that was at p is now at (p - then) · k + now, where then and now are the translations and k is the zoom. */
function moveSnapshot(renderer) {
  renderer.redrawRequested = false;
  const { canvas } = network.canvas.frame;
  const { scale, translation } = network.body.view;
  const k = scale / last.scale;
  const ratio = canvas.width / stage.clientWidth;
  const context = canvas.getContext("2d");
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(snapshot, (translation.x - last.x * k) * ratio, (translation.y - last.y * k) * ratio, canvas.width * k, canvas.height * k);
  context.restore();
}
