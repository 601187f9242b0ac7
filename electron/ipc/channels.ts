/** The two channels between a page and the main process. */
export const callChannel = 'companion:call';
export const stateChannel = 'companion:state';
