# The local cloud as Maven has just built it on this machine: what the services' tests run on.
FROM eclipse-temurin:25-jre
WORKDIR /gatehouse
COPY lib lib/
COPY cloud.options ./
COPY templates infra/aws/templates/
COPY classes classes/
USER 10001:10001
ENTRYPOINT ["java", "@/gatehouse/cloud.options", "dev.gatehouse.local.command.Gatehouse"]
CMD ["cloud", "--bind", "0.0.0.0"]
