/** Stages the application into a folder, which is made anew; the notices go beside it. */
export function stageApp(folder: string, publisher: string): Promise<void>;
