/** Cases built by hand for tests of what stands on the model; nothing that ships imports this. */
export * from './case-builder.ts';
export * from './conditions.ts';
export * from './declarations.ts';
export * from './terms.ts';
