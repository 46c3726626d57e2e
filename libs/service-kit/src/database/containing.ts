/** A LIKE pattern for texts that contain `q`, whose own wildcards mean themselves. */
export const containing = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`;
