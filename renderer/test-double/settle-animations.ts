/**
 * A browser marks the `finished` promise of an animation as handled when it is cancelled; happy-dom
 * does not, and every dialog that closes would count as an unhandled rejection.
 */
// Called with its element below.
const animate = Reflect.get(Element.prototype, 'animate');
Element.prototype.animate = function (...given) {
  const animation = animate.apply(this, given);
  animation.finished.catch(() => undefined);
  return animation;
};
