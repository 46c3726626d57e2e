/** Glob patterns. */
export const CHECKED: string[];
export const EXEMPT: { files: string; reason: string }[];
export const OPEN: string[];
