// The import of a style sheet has no values; TypeScript 6 and later refuse it without a declaration.
export {};
