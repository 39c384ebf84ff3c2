import type { CodegenConfig } from '@graphql-codegen/cli';
import { tidy } from './codegen/tidy.js';

const shared = {
  scalars: { DateTime: 'string', Cursor: 'string', JSON: 'unknown', ID: 'string' },
  strictScalars: true,
  enumType: 'string-literal',
  enumsAsTypes: true,
  immutableTypes: true,
  useTypeImports: true,
  importExtension: '.js' as const,
};

/** Writes src/operations: for each room's documents a file beside them, and the enums and inputs in types.ts. */
const config: CodegenConfig = {
  schema: '../../schema/schema.graphql',
  documents: 'src/operations/*.graphql',
  hooks: { beforeOneFileWrite: tidy },
  generates: {
    'src/operations/types.ts': {
      plugins: ['typescript'],
      config: { ...shared, onlyOperationTypes: true },
    },
    'src/operations/index.ts': { plugins: ['./codegen/index.mjs'] },
    'src/keyed.ts': { plugins: ['./codegen/keys.mjs'] },
    'src/operations/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.ts', baseTypesPath: 'types.ts', importTypesNamespace: 'Types' },
      plugins: ['typescript-operations', './codegen/documents.mjs'],
      config: { ...shared, inlineFragmentTypes: 'combine', importSchemaTypesFrom: 'src/operations/types.ts' },
    },
  },
};

export default config;
