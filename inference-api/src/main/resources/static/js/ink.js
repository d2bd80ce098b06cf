/** Draws strokes, on the screen and for the service alike. */

const EXPORT_HEIGHT = 280;

/** Draws strokes in the present colour; one unit is as many pixels as the surface is high. */
export function draw(context, strokes) {
  const unit = context.canvas.height;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    context.lineWidth = stroke.width * unit;
    context.beginPath();
    trace(context, stroke.points, unit);
    context.stroke();
  }
}

/** A curve through the middles between the points, so that it has no corners; a dot for a tap. */
function trace(context, points, unit) {
  const [first] = points;
  context.moveTo(first.x * unit, first.y * unit);
  for (let i = 1; i < points.length - 1; i++) {
    const here = points[i];
    const next = points[i + 1];
    context.quadraticCurveTo(
      here.x * unit, here.y * unit,
      ((here.x + next.x) / 2) * unit, ((here.y + next.y) / 2) * unit);
  }
  const last = points[points.length - 1];
  // a line of no length would leave nothing, not even its round end
  context.lineTo(last.x * unit + 0.01, last.y * unit);
}

/** A PNG of strokes, black on white, of the same size on every screen. */
export function picture(strokes, ratio) {
  const canvas = document.createElement('canvas');
  canvas.height = EXPORT_HEIGHT;
  canvas.width = Math.round(EXPORT_HEIGHT * ratio);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.strokeStyle = '#000';
  draw(context, strokes);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
