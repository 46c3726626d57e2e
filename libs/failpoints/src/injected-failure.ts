/** Thrown by a failpoint in mode `throw`; nothing but a test makes it. */
export class InjectedFailure extends Error {
  constructor(readonly failpoint: string) {
    super(`failpoint ${failpoint}`);
    this.name = 'InjectedFailure';
  }
}
