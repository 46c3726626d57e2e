/** The door for tests and tools: a simulator in this process. */
export { startSimulator, type RunningSimulator, type SimulatorOptions } from './start-simulator';
