import { Body, Controller, Get, HttpCode, Module, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { acceptableBody, acceptableQuery } from '../http/acceptable';
import { CalledBy, CalledByTenant, HostKey, OperatorKey, Public, ServiceCredential } from '../http/allows';
import type { Caller, TenantCaller } from '../http/caller';
import { listQuery } from '../http/pages';
import { Problem } from '../http/problem';
import { correlationId } from '../tracing/scope';

const note = z.strictObject({ text: z.string().min(1) });

/** Lets a test hold requests in hand and let them go. */
export class Gate {
  static entered = 0;
  private static release: (() => void)[] = [];

  static async wait(): Promise<void> {
    Gate.entered += 1;
    await new Promise<void>((resolve) => Gate.release.push(resolve));
  }

  static open(): void {
    for (const release of Gate.release.splice(0)) release();
  }
}

/** One route of each kind. */
@Controller('v1/notes')
class NotesController {
  static written = 0;

  @Get()
  @HostKey('notes:read')
  list(@CalledByTenant() caller: TenantCaller, @Query() query: unknown): object {
    return {
      tenantId: caller.tenantId,
      correlationId: correlationId(),
      ...acceptableQuery(listQuery, query),
    };
  }

  @Post()
  @HttpCode(202)
  @HostKey('notes:write')
  async write(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { text } = acceptableBody(note, body);
    if (text === 'wait') await Gate.wait();
    if (text === 'fail') throw new Error('a bug with lb_AAAAAAAAAAAAAAAAAAAAAAAA in it');
    if (text === 'refuse') throw new Problem('conflict');
    NotesController.written += 1;
    void reply.header('location', `/v1/notes/${NotesController.written}`);
    return { number: NotesController.written };
  }

  @Get('host')
  @HostKey('notes:read', { tenant: 'none' })
  host(@CalledBy() caller: Caller): object {
    return caller;
  }

  @Get('operator')
  @OperatorKey()
  operator(@CalledBy() caller: Caller): object {
    return caller;
  }

  @Get('service')
  @ServiceCredential()
  service(@CalledBy() caller: Caller): object {
    return caller;
  }

  @Get('public/:text')
  @Public()
  everyone(@Param('text') text: string): object {
    return { text };
  }
}

@Module({ controllers: [NotesController] })
export class SampleModule {}

@Controller('v1/forgotten')
class ForgottenController {
  @Get()
  open(): object {
    return {};
  }
}

/** A service with a route that does not say who may call it. */
@Module({ controllers: [ForgottenController] })
export class ForgetfulModule {}
