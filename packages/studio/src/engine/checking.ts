// A chunk of its own: the parser is most of the engine's weight, and not needed while nobody edits what came checked.
export { checkCase } from '@proviso/language';
