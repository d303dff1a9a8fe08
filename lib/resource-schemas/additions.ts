import type { ResourceSchema } from './resource-schema';

/**
 * What AWS's schemas say and the package from which `schemas.json` is made leaves out: it has no place for
 * `conditionalCreateOnlyProperties`, nor for what is create-only in a map. Where cfn-lint is installed, which carries the schemas
 * as AWS publishes them, a test of the emulator holds that nothing else is left out.
 */
export const ADDITIONS: Readonly<Record<string, Partial<Pick<ResourceSchema, 'createOnly' | 'sometimesCreateOnly'>>>> =
  {
    'AWS::AccessAnalyzer::Analyzer': { sometimesCreateOnly: ['AnalyzerConfiguration'] },
    'AWS::BCMDataExports::Export': { createOnly: ['Export.DataQuery.TableConfigurations'] },
    'AWS::Lambda::Function': { sometimesCreateOnly: ['DurableConfig'] },
    'AWS::SNS::Subscription': { sometimesCreateOnly: ['Region'] },
  };
