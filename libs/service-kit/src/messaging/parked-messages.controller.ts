import { ParkedMessages } from '@ledgerbridge/messaging';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, type Type } from '@nestjs/common';
import { z } from 'zod';
import { acceptableQuery } from '../http/acceptable';
import { OperatorKey } from '../http/allows';
import { listQuery, type Page } from '../http/pages';
import { Problem } from '../http/problem';
import { PARKED_MESSAGES } from '../tokens';

const parkedQuery = z.object({
  ...listQuery.shape,
  cursor: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
  state: z.enum(['parked', 'redriven']).default('parked'),
  code: z.string().max(100).optional(),
  topic: z.string().max(250).optional(),
});

/** `GET /v1/<service>/parked-messages` and `POST …/{id}/redrive`, for the operator. */
export function parkedMessagesController(service: string): Type {
  @OperatorKey()
  @Controller(`v1/${service}/parked-messages`)
  class ParkedMessagesController {
    constructor(@Inject(PARKED_MESSAGES) private readonly parked: ParkedMessages) {}

    @Get()
    async list(@Query() query: unknown): Promise<Page<object>> {
      const wanted = acceptableQuery(parkedQuery, query);
      return this.parked.list(defined(wanted));
    }

    @Post(':id/redrive')
    @HttpCode(200)
    async redrive(@Param('id') id: string): Promise<object> {
      if (!/^\d{1,19}$/.test(id)) throw new Problem('not-found');
      const outcome = await this.parked.redrive(id);
      if (outcome.status === 'not-parked')
        throw new Problem('not-found', { detail: 'no such message is parked' });
      return { id, ...outcome };
    }
  }
  return ParkedMessagesController;
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** The same without properties that hold `undefined`. */
function defined<T extends object>(value: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Partial<Defined<T>>;
}
