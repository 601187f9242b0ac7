// `npm start`: the app. Without an Electron program the same window opens in a browser, on a sample
// host; with a command behind it (`npm start -- assess FILE`) it is the command line tool.
import './ensure-dependencies.mjs';

const [first, ...rest] = process.argv.slice(2);

if (first !== undefined && !first.startsWith('--host') && !first.startsWith('--port')) {
  await import('./vmm-firewall.mjs');
} else {
  const { startApp } = await import('./start-app.mjs');
  await startApp(first === undefined ? [] : [first, ...rest]);
}
