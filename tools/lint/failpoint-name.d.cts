export const NAME: RegExp;
