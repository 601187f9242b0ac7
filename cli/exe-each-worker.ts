import { embeddedSample } from './embedded.ts';
import { serveInputs } from './serve-inputs.ts';

serveInputs(embeddedSample);
