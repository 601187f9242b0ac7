/** Words on the command line with which the program starts itself. */

/** Started at login it shows its icon only. */
export const atLoginWord = '--at-login';
/** The graphics process has been lost before: it is not started again because of that. */
export const afterGpuLossWord = '--after-gpu-loss';
