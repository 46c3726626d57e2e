import type { Rule } from 'eslint';

declare const everyAwait: Rule.RuleModule;
export = everyAwait;
