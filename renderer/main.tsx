import { mount } from './mount.tsx';

/** In the desktop app the preload script has put the way to the process behind the window there. */
if (globalThis.companion !== undefined) mount(globalThis.companion);
