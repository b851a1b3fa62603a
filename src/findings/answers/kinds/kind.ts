/** How one kind of resource comes from answers of AWS. */
export interface ResourceKind {
  /** CloudFormation's name of the type. */
  readonly type: string;
  /** For people: `guardrail`. */
  readonly name: string;
  /** The IAM prefix of the service, for the plane of a check. */
  readonly prefix: string;
  /** The operation that lists all of them, and the member of its answer that holds the list. Without one, an account has one in a region. */
  readonly list: { readonly operation: string; readonly member: string } | undefined;
  /**
   * The operation that describes one, and the member that holds the description where it is not the answer itself; none: the list does.
   * `also` is the operation that alone describes those of a newer form.
   */
  readonly describe: { readonly operation: string; readonly member?: string; readonly also?: string } | undefined;
  /** Members that may hold the ARN, best first. */
  readonly arns: readonly string[];
  /** Where no member does: the member with the id, what stands before it in the ARN, and the member with the id of what it lies in. */
  readonly id?: { readonly member: string; readonly service: string; readonly before: string; readonly within?: string };
  /** A member that descriptions have and elements of lists never: it tells them apart where the operation is not known. */
  readonly whole: string;
}

/** What `kind` is told of one. */
export interface KindOptions {
  readonly list?: string | undefined;
  readonly listMember?: string;
  readonly describe?: string | undefined;
  readonly member?: string;
  readonly arns?: readonly string[];
  readonly id?: ResourceKind['id'];
  readonly whole: string;
}

/** A kind by the client of the SDK, the IAM prefix, CloudFormation's name and a name for people. */
export function kind(client: string, prefix: string, type: string, name: string, options: KindOptions): ResourceKind {
  const { list, listMember = '', describe, member, arns = ['arn'], id, whole } = options;
  return {
    type,
    name,
    prefix,
    list: list === undefined ? undefined : { operation: `${client}.${list}`, member: listMember },
    describe: describe === undefined ? undefined : { operation: `${client}.${describe}`, ...(member === undefined ? {} : { member }) },
    arns,
    ...(id === undefined ? {} : { id }),
    whole,
  };
}
