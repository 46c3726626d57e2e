import { PROBLEMS } from '@ledgerbridge/contracts';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from './allows';
import { Problem } from './problem';
import { API_PROBLEMS, type ProblemKind } from './problem-kinds';

/** What the page of a code says. Codes of fields have no status of their own. */
type Explanation = Omit<ProblemKind, 'status'> & { readonly status?: number };

/** Every problem that this service can answer, its own ones included. */
export class KnownProblems {
  private readonly kinds: ReadonlyMap<string, Explanation>;

  constructor(own: Readonly<Record<string, ProblemKind>>) {
    const fields = Object.entries(PROBLEMS).map(([code, rest]) => ({ code, ...rest }));
    const all: Explanation[] = [...fields, ...Object.values(API_PROBLEMS), ...Object.values(own)];
    this.kinds = new Map(all.map((kind) => [kind.code, kind]));
  }

  explain(code: string): Explanation | undefined {
    return this.kinds.get(code);
  }
}

/** Where a problem's `type` leads. */
@Public()
@ApiExcludeController()
@Controller('problems')
export class ProblemPageController {
  constructor(private readonly known: KnownProblems) {}

  @Get(':code')
  show(
    @Param('code') code: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): unknown {
    const kind = this.known.explain(code);
    if (!kind) throw new Problem('not-found', { detail: 'there is no problem with this code' });
    if (accept?.includes('text/html') !== true) return kind;
    void reply.type('text/html; charset=utf-8');
    return page(kind);
  }
}

const page = ({ code, title, fix }: Explanation): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(code)} · Ledgerbridge</title>
<h1>${escaped(title)}</h1>
<p><code>${escaped(code)}</code></p>
<h2>What helps</h2>
<p>${escaped(fix)}</p>
</html>
`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
