/** What Windows or a reader said, to stand within a sentence. */
export const clause = (text: string): string => text.replace(/\.+$/, '');
