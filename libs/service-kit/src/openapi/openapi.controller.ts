import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../http/allows';

/** The service's OpenAPI document; made once all routes are known. */
export class OpenApiDocument {
  content: object = {};
}

@Public()
@ApiExcludeController()
@Controller()
export class OpenApiController {
  constructor(private readonly document: OpenApiDocument) {}

  @Get('openapi.json')
  read(): object {
    return this.document.content;
  }
}
