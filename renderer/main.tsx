import { connect } from '../electron/contract/connect.ts';
import { mount } from './mount.tsx';

/** On the desktop through the preload script, in a browser by HTTP. */
mount(connect(window));
