/** Stages the application into a folder, which is made anew. */
export function stageApp(folder: string, publisher: string): Promise<void>;
