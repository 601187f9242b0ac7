import { fileURLToPath } from 'node:url';
import { serveInputs } from './serve-inputs.ts';

const samples = new URL('../../assets/samples/', import.meta.url);

serveInputs((file) => fileURLToPath(new URL(file, samples)));
