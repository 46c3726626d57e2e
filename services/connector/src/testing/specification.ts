/** A decider as the specs see it: what happened, what is asked, what follows. */
interface Decider<State, Command, Event> {
  readonly decide: (command: Command, state: State) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
  readonly initialState: State;
}

/** `given(events).when(command).then(events)`; `thenThrows` for a broken invariant. */
export function specificationOf<State, Command, Event>(decider: Decider<State, Command, Event>) {
  return (...given: readonly Event[]) => {
    const state = given.reduce(decider.evolve, decider.initialState);
    return {
      when: (command: Command) => ({
        then: (...expected: readonly Event[]) => expect(decider.decide(command, state)).toEqual(expected),
        thenThrows: (message: string | RegExp) =>
          expect(() => decider.decide(command, state)).toThrow(message),
      }),
    };
  };
}
