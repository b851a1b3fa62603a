import type { Node, TSType, TSTypeReference } from 'oxc-parser';
import { aboutOf, type Declaration, declarationOf } from './type-declarations.ts';

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

interface Member {
  readonly required: boolean;
  /** Called only for what is kept: a type that only a left-out member names is no part of the schema. */
  readonly schema: () => Schema;
}

type Members = ReadonlyMap<string, Member>;
type Literal = string | number | boolean;

/**
 * The JSON Schema of a type of `src/` as JSON.stringify writes its values: what may be undefined may be absent. It knows the part of
 * TypeScript in which reports are declared, and throws at anything else, so that it never says something wrong.
 */
export function schemaOfType(name: string, file: URL): Schema {
  const definitions = new Map<string, { readonly of: Declaration; schema: Schema }>();

  /** A named type stands once among the definitions; a second one of the same name under its file's. */
  function reference(name: string, from: URL): Schema {
    const of = declarationOf(name, from);
    const qualified = `${of.file.pathname.replace(/^.*\/|\.ts$/g, '')}.${of.name}`;
    const taken = definitions.get(of.name);
    const key = taken === undefined || taken.of.node === of.node ? of.name : qualified;
    if (!definitions.has(key)) {
      const entry = { of, schema: {} };
      definitions.set(key, entry);
      entry.schema = described(declared(of), of.about);
    }
    return { $ref: `#/$defs/${key}` };
  }

  const declared = ({ node, file: there, name: what }: Declaration): Schema => {
    if (node.type === 'TSTypeAliasDeclaration') return schema(node.typeAnnotation, there);
    if (node.type === 'TSInterfaceDeclaration') return object(declaredMembers(node, there));
    throw new Error(`${what} is no type`);
  };

  function schema(type: TSType, from: URL): Schema {
    switch (type.type) {
      case 'TSParenthesizedType':
        return schema(type.typeAnnotation, from);
      case 'TSTypeOperator':
        if (type.operator !== 'readonly') throw new Error(`${from.pathname}: ${type.operator} is not known`);
        return schema(type.typeAnnotation, from);
      case 'TSStringKeyword':
        return { type: 'string' };
      case 'TSNumberKeyword':
        return { type: 'number' };
      case 'TSBooleanKeyword':
        return { type: 'boolean' };
      case 'TSUnknownKeyword':
        return {};
      case 'TSArrayType':
        return { type: 'array', items: schema(type.elementType, from) };
      case 'TSTypeLiteral':
      case 'TSIntersectionType':
        return object(members(type, from));
      case 'TSUnionType': {
        const types = type.types.filter((one) => one.type !== 'TSUndefinedKeyword');
        const [only] = types;
        if (types.length === 1 && only !== undefined) return schema(only, from);
        if (types.every((one) => one.type === 'TSLiteralType')) return { enum: literals(type, from) };
        return { anyOf: types.map((one) => described(schema(one, from), aboutOf(one, from))) };
      }
      case 'TSLiteralType':
      case 'TSTypeQuery':
        return { const: literals(type, from)[0] };
      case 'TSIndexedAccessType':
        return indexed(type, from);
      case 'TSTypeReference':
        return referred(type, from);
      default:
        throw new Error(`${from.pathname}: ${type.type} is not known`);
    }
  }

  function indexed(type: TSType & { type: 'TSIndexedAccessType' }, from: URL): Schema {
    if (type.indexType.type === 'TSNumberKeyword') return { enum: literals(type, from) };
    const [key] = literals(type.indexType, from);
    const member = members(type.objectType, from).get(String(key));
    if (member === undefined) throw new Error(`${from.pathname}: there is no member ${key}`);
    return member.schema();
  }

  function referred(type: TSTypeReference, from: URL): Schema {
    const { name: what, args } = parts(type);
    const [first, second] = args;
    switch (what) {
      case 'Readonly':
        return schema(first as TSType, from);
      case 'Exclude':
        return { enum: literals(type, from) };
      case 'Record':
        if ((first as TSType).type === 'TSStringKeyword') return { type: 'object', additionalProperties: schema(second as TSType, from) };
        return object(members(type, from));
      case 'Partial':
      case 'Pick':
      case 'Omit':
        return object(members(type, from));
      default:
        return reference(what, from);
    }
  }

  /** The members of a type that has some. */
  function members(type: TSType, from: URL): Members {
    if (type.type === 'TSParenthesizedType') return members(type.typeAnnotation, from);
    if (type.type === 'TSTypeLiteral') return signatures(type.members, from);
    if (type.type === 'TSIntersectionType') return new Map(type.types.flatMap((one) => [...members(one, from)]));
    if (type.type !== 'TSTypeReference') throw new Error(`${from.pathname}: ${type.type} has no members`);
    const { name: what, args } = parts(type);
    const [first, second] = args as readonly [TSType, TSType];
    const keys = (): readonly string[] => literals(second, from).map(String);
    switch (what) {
      case 'Readonly':
        return members(first, from);
      case 'Partial':
        return new Map([...members(first, from)].map(([key, member]) => [key, { ...member, required: false }]));
      case 'Pick':
        return new Map([...members(first, from)].filter(([key]) => keys().includes(key)));
      case 'Omit':
        return new Map([...members(first, from)].filter(([key]) => !keys().includes(key)));
      case 'Record':
        return new Map(
          literals(first, from).map((key) => [String(key), { required: !mayBeAbsent(second), schema: () => schema(second, from) }]),
        );
      default: {
        const { node, file: there } = declarationOf(what, from);
        if (node.type === 'TSTypeAliasDeclaration') return members(node.typeAnnotation, there);
        return declaredMembers(node, there);
      }
    }
  }

  function declaredMembers(node: Node, from: URL): Members {
    if (node.type !== 'TSInterfaceDeclaration' || node.typeParameters) throw new Error(`${from.pathname}: ${node.type} has no members`);
    const inherited = node.extends.flatMap(({ expression, typeArguments }) => {
      if (expression.type !== 'Identifier') throw new Error(`${from.pathname}: it extends ${expression.type}`);
      return [...members({ ...expression, type: 'TSTypeReference', typeName: expression, typeArguments } as TSTypeReference, from)];
    });
    return new Map([...inherited, ...signatures(node.body.body, from)]);
  }

  function signatures(nodes: readonly Node[], from: URL): Members {
    return new Map(
      nodes.map((node) => {
        if (node.type !== 'TSPropertySignature' || !node.typeAnnotation) throw new Error(`${from.pathname}: ${node.type} is not known`);
        const { key, optional, typeAnnotation } = node;
        const type = typeAnnotation.typeAnnotation;
        const called = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
        if (called === undefined || node.computed) throw new Error(`${from.pathname}: a member has no plain name`);
        return [called, { required: !optional && !mayBeAbsent(type), schema: () => described(schema(type, from), aboutOf(node, from)) }];
      }),
    );
  }

  /** The values of a type that is nothing but literals. */
  function literals(type: TSType, from: URL): readonly Literal[] {
    if (type.type === 'TSParenthesizedType') return literals(type.typeAnnotation, from);
    if (type.type === 'TSUnionType') return type.types.flatMap((one) => literals(one, from));
    if (type.type === 'TSLiteralType' && type.literal.type === 'Literal') return [type.literal.value as Literal];
    if (type.type === 'TSIndexedAccessType' && type.indexType.type === 'TSNumberKeyword') return literals(type.objectType, from);
    if (type.type === 'TSTypeQuery' && type.exprName.type === 'Identifier') return constants(type.exprName.name, from);
    if (type.type === 'TSTypeReference') {
      const { name: what, args } = parts(type);
      if (what === 'Exclude') {
        const [all = [], without = []] = args.map((one) => literals(one, from));
        return all.filter((one) => !without.includes(one));
      }
      const { node, file: there } = declarationOf(what, from);
      if (node.type === 'TSTypeAliasDeclaration') return literals(node.typeAnnotation, there);
    }
    throw new Error(`${from.pathname}: ${type.type} is not made of literals`);
  }

  function object(of: Members): Schema {
    const required = [...of].flatMap(([key, member]) => (member.required ? [key] : []));
    const properties = Object.fromEntries([...of].map(([key, member]) => [key, member.schema()]));
    return { type: 'object', properties, ...(required.length === 0 ? {} : { required }), additionalProperties: false };
  }

  const { $ref } = reference(name, file);
  return { $ref, $defs: Object.fromEntries([...definitions].map(([key, entry]) => [key, entry.schema])) };
}

const described = (schema: Schema, about: string | undefined): Schema => (about === undefined ? schema : { description: about, ...schema });

/** JSON has no undefined. */
const mayBeAbsent = (type: TSType): boolean =>
  type.type === 'TSUnknownKeyword' || (type.type === 'TSUnionType' && type.types.some((one) => one.type === 'TSUndefinedKeyword'));

function parts(type: TSTypeReference): { readonly name: string; readonly args: readonly TSType[] } {
  if (type.typeName.type !== 'Identifier') throw new Error(`${type.typeName.type} is not known`);
  return { name: type.typeName.name, args: type.typeArguments?.params ?? [] };
}

/** What `const X = 'a'` and `const X = ['a', 'b'] as const` hold. */
function constants(name: string, from: URL): readonly Literal[] {
  const { node } = declarationOf(name, from);
  const declared =
    node.type === 'VariableDeclaration' ? node.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name) : undefined;
  const value = declared?.init?.type === 'TSAsExpression' ? declared.init.expression : declared?.init;
  const elements = value?.type === 'ArrayExpression' ? value.elements : [value];
  return elements.map((one) => {
    if (one?.type !== 'Literal') throw new Error(`${from.pathname}: \`${name}\` is not made of literals`);
    return one.value as Literal;
  });
}
