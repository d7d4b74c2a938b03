<#list dependencyMap as library>
<#assign project = library.getKey()/>
${project.artifactId}	${project.version}	${(project.name!project.artifactId)?trim}	${library.getValue()?join("; ")}	${project.url!""}
</#list>
