import { applyDecorators, Catch, Controller, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Hands a handler's error on as it is. Nest's own filter logs it with its message, which may quote data, and replaces
 * it, so that a database restart could not be told from a bad message.
 */
@Catch()
export class RethrowFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}

/** Marks a class whose `@EventPattern` methods take batches of messages from topics. */
export const TopicConsumer = (): ClassDecorator =>
  applyDecorators(Controller(), UseFilters(new RethrowFilter()));
