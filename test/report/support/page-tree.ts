import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type PageElement = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is PageElement => 'tagName' in node;

export const childrenOf = (node: Node): PageElement[] =>
  'childNodes' in node ? node.childNodes.filter(isElement) : [];

function below(node: Node): PageElement[] {
  return childrenOf(node).flatMap((child) => [child, ...below(child)]);
}

/** Every element of a page in its order, as a browser parses it. */
export const elementsOf = (page: string): PageElement[] => below(parse(page));

export function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

export const attributeOf = ({ attrs }: PageElement, name: string): string | undefined =>
  attrs.find((attribute) => attribute.name === name)?.value;
