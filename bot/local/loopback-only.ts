import net from 'node:net';

// Loaded into programs that have no option for it, before their own code: whatever listens listens on this machine only.
const LOOPBACK = '127.0.0.1';
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function onLoopback(this: net.Server, ...given: unknown[]) {
  return Reflect.apply(listen, this, withLoopback(given));
};

/** The same call with its port on loopback; pipes and handles stay as they are. */
function withLoopback([first, ...rest]: readonly unknown[]): unknown[] {
  if (typeof first === 'object' && first !== null)
    return 'port' in first ? [{ ...first, host: LOOPBACK }, ...rest] : [first, ...rest];
  if (typeof first === 'string' && !/^\d+$/.test(first)) return [first, ...rest];
  const callbacks = [first, ...rest].filter((one) => typeof one === 'function');
  const port = typeof first === 'function' || first === undefined ? 0 : Number(first);
  return [{ port, host: LOOPBACK }, ...callbacks];
}
