import { translator } from '../translate.ts';
import { inputs } from './inputs.ts';
import { problems } from './problems.ts';
import { readings } from './readings.ts';

/** Says in German what services, readers of hosts and readers of files say in English. */
export const told = translator({ ...problems, ...readings, ...inputs });
